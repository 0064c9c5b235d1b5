/** The k6 script, run without k6: a slip in its names, its syntax or its idea of the answer is found all the same. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { briefSchema } from '../../../engine/src/contract/index.ts';
import { serve } from '../http/serving.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const profile = JSON.parse(readFileSync(path('../../load/profile.json'), 'utf8')) as { topics: string[] };

interface Recorded {
  options: { stages: object[]; thresholds: Record<string, string[]> };
  requests: { url: string; body: string; parameters: { headers: Record<string, string> } }[];
  checks: Record<string, boolean>;
  slept: number[];
}

async function runScript(status: number, body: string): Promise<Recorded> {
  const words = [path('../../load/run-without-k6.ts'), path('../../load/generate.js'), String(status), body];
  return JSON.parse((await promisify(execFile)(process.execPath, words)).stdout) as Recorded;
}

it('asks the server for what it makes, and knows an answer from a failure', async () => {
  const server = await serve();
  try {
    const answer = await (await server.post('/api/generate', { topic: 'Light' })).text();
    const { options, requests, checks, slept } = await runScript(200, answer);
    expect(checks).toEqual({ 'status 200': true, 'holds a picture': true });
    expect(requests).toMatchObject([
      { url: 'http://localhost:3000/api/generate', parameters: { headers: { 'content-type': 'application/json' } } },
    ]);
    const { topic } = briefSchema.parse(JSON.parse(requests[0]?.body ?? ''));
    expect(profile.topics).toContain(topic);
    expect(slept[0]).toBeGreaterThanOrEqual(1);
    expect(slept[0]).toBeLessThanOrEqual(4);
    expect(options.stages).toEqual(
      [
        [2, 10],
        [5, 10],
        [2, 50],
        [5, 50],
        [2, 100],
        [5, 100],
        [2, 0],
      ].map(([minutes, target]) => ({ duration: `${minutes}m`, target })),
    );
    expect(options.thresholds).toEqual({
      http_req_duration: ['p(95)<5000'],
      http_req_failed: ['rate<0.1'],
      checks: ['rate>0.9'],
    });
    const refused = await (await server.post('/api/generate', {})).text();
    expect((await runScript(400, refused)).checks).toEqual({ 'status 200': false, 'holds a picture': false });
  } finally {
    await server.close();
  }
});
