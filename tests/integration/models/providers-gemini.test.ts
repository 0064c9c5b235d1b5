import { afterEach, describe, expect, it } from 'vitest';
import { GeminiProvider } from '../../../engine/src/models/index.ts';
import { type FakeReply, sse } from '../../../engine/src/testing/fake-server.ts';
import { all, closeAll, RICH, serve } from './serving.ts';

afterEach(closeAll);

describe('gemini', () => {
  const answer = (parts: object[], more: object = {}) => ({
    json: {
      candidates: [{ content: { parts }, finishReason: 'STOP', ...more }],
      usageMetadata: {
        promptTokenCount: 10,
        candidatesTokenCount: 5,
        thoughtsTokenCount: 3,
        cachedContentTokenCount: 2,
      },
      modelVersion: 'v',
    },
  });

  it('sends exactly this, with the key in a header', async () => {
    const server = await serve(answer([{ text: 'ok' }]));
    await new GeminiProvider('secret', { endpoint: server.url }).generate('And now?', 'models/gemini-x', RICH);
    const [request] = server.requests;
    expect(request?.path).toBe('/models/gemini-x:generateContent');
    expect(request?.headers['x-goog-api-key']).toBe('secret');
    expect(request?.body).toEqual({
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Look' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }] },
        { role: 'model', parts: [{ functionCall: { name: 'look', args: { at: 1 } } }] },
        { role: 'user', parts: [{ functionResponse: { name: 'look', response: { result: 'a cat' } } }] },
        { role: 'user', parts: [{ text: 'And now?' }] },
      ],
      generationConfig: {
        temperature: 0.2,
        topP: 0.9,
        maxOutputTokens: 50,
        stopSequences: ['END'],
        seed: 7,
        responseMimeType: 'application/json',
        responseJsonSchema: { type: 'object' },
        thinkingConfig: { thinkingLevel: 'low' },
      },
      tools: [
        { functionDeclarations: [{ name: 'look', description: 'looks', parametersJsonSchema: { type: 'object' } }] },
      ],
      toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['look'] } },
    });
  });

  it.each([
    [{ reasoning: false }, { thinkingConfig: { thinkingBudget: 0 } }],
    [{ reasoning: true }, { thinkingConfig: { thinkingBudget: -1 } }],
  ] as const)('turns thinking by %o', async (options, generationConfig) => {
    const server = await serve(answer([{ text: 'ok' }]));
    await new GeminiProvider('k', { endpoint: server.url }).generate('x', 'm', { ...options, toolChoice: 'required' });
    expect(server.requests[0]?.body).toMatchObject({
      generationConfig,
      toolConfig: { functionCallingConfig: { mode: 'ANY' } },
    });
  });

  it('keeps thoughts apart, counts them as output, and gives tool calls', async () => {
    const server = await serve(
      answer([
        { text: 'thinking', thought: true },
        { text: 'answer' },
        { functionCall: { name: 'f', args: { a: 1 } } },
      ]),
    );
    expect(await new GeminiProvider('k', { endpoint: server.url }).generate('x', 'm')).toMatchObject({
      text: 'answer',
      reasoning: 'thinking',
      toolCalls: [{ id: 'call_0', name: 'f', arguments: '{"a":1}' }],
      usage: { inputTokens: 10, outputTokens: 8, reasoningTokens: 3, cachedTokens: 2 },
      finishReason: { unified: 'tool-calls', raw: 'STOP' },
      model: 'v',
    });
  });

  it.each([
    ['a blocked prompt', { json: { promptFeedback: { blockReason: 'SAFETY' } } }, 'blocked'],
    ['a blocked answer', { json: { candidates: [{ finishReason: 'RECITATION' }] } }, 'blocked'],
    ['no candidates', { json: { candidates: [] } }, 'bad_response'],
    [
      'thinking that ate the limit',
      { json: { candidates: [{ content: { parts: [{ text: 't', thought: true }] }, finishReason: 'MAX_TOKENS' }] } },
      'invalid_output',
    ],
    ['an unknown reason without text', { json: { candidates: [{ finishReason: 'SOMETHING_NEW' }] } }, 'bad_response'],
    ['an error under status 200', { json: { error: { code: 503, message: 'overloaded' } } }, 'unavailable'],
    ['a bad key', { status: 400, json: { error: { message: 'API key not valid.' } } }, 'auth'],
    [
      'a quota of the day',
      { status: 429, json: { error: { details: [{ violations: [{ quotaId: 'RequestsPerDayPerProject' }] }] } } },
      'quota',
    ],
  ])('does not take %s for an answer', async (_name, reply, code) => {
    const server = await serve(reply as FakeReply);
    await expect(new GeminiProvider('k', { endpoint: server.url }).generateText('x', 'm')).rejects.toMatchObject({
      code,
    });
  });

  it('reads the delay of a 429 from its body', async () => {
    const server = await serve({
      status: 429,
      json: [
        {
          error: {
            message: 'slow',
            details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.4s' }],
          },
        },
      ],
    });
    await expect(new GeminiProvider('k', { endpoint: server.url }).generateText('x', 'm')).rejects.toMatchObject({
      code: 'rate_limit',
      retryAfterMs: 34_400,
    });
  });

  it('streams with the last usage alone, and tool calls at the end', async () => {
    const server = await serve({
      chunks: sse(
        {
          candidates: [{ content: { parts: [{ text: 'a', thought: true }, { text: 'b' }] } }],
          usageMetadata: { candidatesTokenCount: 1 },
        },
        {
          candidates: [{ content: { parts: [{ functionCall: { name: 'f' } }] }, finishReason: 'STOP' }],
          usageMetadata: { candidatesTokenCount: 9 },
          modelVersion: 'v',
        },
      ),
    });
    expect(await all(new GeminiProvider('k', { endpoint: server.url }).streamText('x', 'm'))).toMatchObject([
      { type: 'reasoning', text: 'a' },
      { type: 'text', text: 'b' },
      { type: 'tool-call', toolCall: { name: 'f', arguments: '{}' } },
      { type: 'usage', usage: { outputTokens: 9 } },
      { type: 'done', finishReason: { unified: 'tool-calls' }, model: 'v' },
    ]);
    expect(server.requests[0]?.path).toContain('streamGenerateContent?alt=sse');
  });

  it('lists all pages, and tells kinds of models by their methods and names', async () => {
    const text = ['generateContent'];
    const server = await serve((request) =>
      request.path.includes('pageToken=2')
        ? {
            json: {
              models: [
                { name: 'models/gemini-embedding', supportedGenerationMethods: ['embedContent'] },
                { name: 'models/veo', supportedGenerationMethods: ['predict'] },
                {},
              ],
            },
          }
        : {
            json: {
              models: [
                {
                  name: 'models/gemini-3-pro',
                  displayName: 'Gemini 3 Pro',
                  supportedGenerationMethods: text,
                  inputTokenLimit: 1000,
                  outputTokenLimit: 10,
                  thinking: true,
                },
                { name: 'models/gemini-flash-lite', supportedGenerationMethods: text },
                { name: 'models/gemini-image', supportedGenerationMethods: text },
                { name: 'models/gemini-tts', supportedGenerationMethods: text },
                { name: 'models/gemma-3', supportedGenerationMethods: text },
              ],
              nextPageToken: '2',
            },
          },
    );
    const models = await new GeminiProvider('k', { endpoint: server.url }).getAvailableModels();
    expect(models.map((m) => [m.id, m.type, m.quality, m.speed])).toEqual([
      ['gemini-3-pro', 'text', 'high', 'slow'],
      ['gemini-flash-lite', 'text', 'low', 'fast'],
      ['gemini-image', 'image', 'medium', 'medium'],
      ['gemma-3', 'text', 'low', 'medium'],
      ['gemini-embedding', 'embedding', 'medium', 'medium'],
    ]);
    expect(server.requests[0]?.path).toBe('/models?pageSize=1000');
  });

  it('makes pictures and embeddings, and refuses what is private', async () => {
    const server = await serve(answer([{ inlineData: { mimeType: 'image/jpeg', data: 'AQID' } }]));
    const provider = new GeminiProvider('k', { endpoint: server.url });
    expect(await provider.generateImage('a leaf', 'm', { width: 100, height: 100 })).toMatchObject({
      bytes: new Uint8Array([1, 2, 3]),
      mediaType: 'image/jpeg',
    });
    expect(server.requests[0]?.body).toMatchObject({
      generationConfig: { responseModalities: ['IMAGE'], imageConfig: { aspectRatio: '1:1' } },
    });
    server.reply({ json: { candidates: [{ finishReason: 'IMAGE_SAFETY' }] } });
    await expect(provider.generateImage('x', 'm')).rejects.toMatchObject({ code: 'blocked' });
    server.reply(answer([{ text: 'no picture' }]));
    await expect(provider.generateImage('x', 'm')).rejects.toMatchObject({ code: 'bad_response' });
    server.reply({ json: { embeddings: [{ values: [1, 2] }] } });
    expect((await provider.embed(['a'], 'e', { dimensions: 2 })).embeddings).toEqual([[1, 2]]);
    await expect(provider.embed(['a', 'b'], 'e')).rejects.toMatchObject({ code: 'bad_response' });
    await expect(provider.generate('x', 'm', { private: true })).rejects.toMatchObject({ code: 'no_model' });
  });
});
