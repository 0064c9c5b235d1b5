/** A fast fake of an OpenAI service, in a process of its own: chat completions, plain and as a stream of 50 pieces. Prints its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PIECES = 50;
const HEAD = { id: 'chatcmpl-bench', created: 1_700_000_000, model: 'tiny' };
const usage = { prompt_tokens: 12, completion_tokens: PIECES, total_tokens: 12 + PIECES };
const answer = JSON.stringify({
  ...HEAD,
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'word '.repeat(PIECES) }, finish_reason: 'stop' }],
  usage,
});
const event = (value: unknown) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;
const piece = (delta: object, finish: string | null = null) =>
  event({ ...HEAD, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finish }] });
const pieces = [
  ...Array.from({ length: PIECES }, () => piece({ content: 'word ' })),
  piece({}, 'stop'),
  event({ ...HEAD, object: 'chat.completion.chunk', choices: [], usage }),
  event('[DONE]'),
];

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    if (request.url?.endsWith('/models')) {
      response.setHeader('content-type', 'application/json').end('{"object":"list","data":[{"id":"tiny"}]}');
    } else if (body.includes('"stream":true')) {
      response.setHeader('content-type', 'text/event-stream; charset=utf-8');
      let next = 0;
      // Each piece in a turn of its own, as a service sends them.
      const send = () => {
        if (response.destroyed) return;
        response.write(pieces[next++] ?? '');
        if (next < pieces.length) setImmediate(send);
        else response.end();
      };
      send();
    } else response.setHeader('content-type', 'application/json').end(answer);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
