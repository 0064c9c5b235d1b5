/** What a well-behaved text model answers to the composer's prompt, and pipelines around it; for tests. */
import type { PlanItem } from '../compose/model/plan.ts';
import type { FakeReply, RecordedRequest } from './fake-server.ts';

export interface FakePlan {
  title: string;
  blocks: { kind: string; heading: string; items: PlanItem[] }[];
}

/** The prompt of a chat call, of either shape. */
export function promptOf(request: RecordedRequest): string {
  const { messages = [] } = request.body as { messages?: { content: string }[] };
  return messages.map((message) => message.content).join('\n');
}

/** One fact a passage: its first sentence, word for word. */
export function planFor(prompt: string): FakePlan {
  const passages = [...prompt.matchAll(/^\[(P\d+)\] (?:\([^)\n]*\) )?(.+)$/gmu)];
  const items = passages.map(([, passage = '', text = '']): PlanItem => {
    const sentence = /^.+?[.!?](?=\s|$)/u.exec(text)?.[0] ?? text;
    return { text: sentence, passage, quote: sentence };
  });
  return { title: 'What the model planned', blocks: [{ kind: 'facts', heading: 'What is known', items }] };
}

/** Lists one model of 8 billion parameters as Ollama does, and answers its chat. */
export function ollamaReply(request: RecordedRequest, content: (prompt: string) => string): FakeReply {
  const facts = { details: { parameter_size: '8B' }, capabilities: ['completion'] };
  if (request.path === '/api/tags')
    return { json: { models: [{ name: 'tiny:latest', model: 'tiny:latest', ...facts }] } };
  if (request.path === '/api/show') return { json: facts };
  if (request.path === '/api/version') return { json: { version: '0.9.0' } };
  return {
    json: {
      model: 'tiny:latest',
      message: { role: 'assistant', content: content(promptOf(request)) },
      done: true,
      done_reason: 'stop',
      prompt_eval_count: 100,
      eval_count: 20,
    },
  };
}

/** The same in OpenAI's shape. */
export function openaiReply(request: RecordedRequest, content: (prompt: string) => string): FakeReply {
  if (request.path === '/v1/models') return { json: { data: [{ id: 'plain' }] } };
  return {
    json: {
      model: 'plain',
      choices: [{ message: { role: 'assistant', content: content(promptOf(request)) }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 100, completion_tokens: 20 },
    },
  };
}
