/** What the tests of providers share: a server that answers as it is told, and a call that uses everything. */
import type { GenerateOptions, StreamEvent } from '../../../engine/src/models/index.ts';
import { createFakeServer, type FakeReply, type Responder } from '../../../engine/src/testing/fake-server.ts';

const open: { close(): Promise<unknown> }[] = [];
/** To be called after each test. */
export async function closeAll(): Promise<void> {
  for (const thing of open.splice(0)) await thing.close();
}

export async function serve(reply: FakeReply | Responder | readonly FakeReply[]) {
  const server = await createFakeServer(reply);
  open.push(server);
  return server;
}

export async function all(events: AsyncIterable<StreamEvent>): Promise<StreamEvent[]> {
  const list: StreamEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

export const RICH: GenerateOptions = {
  system: 'Be brief.',
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Look' },
        { type: 'image', mediaType: 'image/png', base64: 'AAAA' },
      ],
    },
    { role: 'assistant', content: '', toolCalls: [{ id: 'c1', name: 'look', arguments: '{"at":1}' }] },
    { role: 'tool', content: 'a cat', toolCallId: 'c1' },
  ],
  temperature: 0.2,
  topP: 0.9,
  maxOutputTokens: 50,
  seed: 7,
  stop: ['END'],
  tools: [{ name: 'look', description: 'looks', parameters: { type: 'object' } }],
  toolChoice: { name: 'look' },
  responseSchema: { type: 'object' },
  reasoning: 'low',
};

export const completion = (message: object, more: object = {}) => ({
  json: {
    model: 'real-model',
    choices: [{ message, finish_reason: 'stop', ...more }],
    usage: {
      prompt_tokens: 10,
      completion_tokens: 5,
      prompt_tokens_details: { cached_tokens: 4 },
      completion_tokens_details: { reasoning_tokens: 2 },
    },
  },
});
