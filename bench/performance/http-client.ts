/**
 * Calls several addresses in turns, one call at a time, and prints the median milliseconds of each as JSON. It is a process of its own, so
 * that what reading an answer costs is not counted with the server.
 */
import { Pool } from 'undici';
import { summarize } from '../shared/statistics.ts';

const [calls = '300', body = '{}', ...urls] = process.argv.slice(2);
const headers = { 'content-type': 'application/json' };
const targets = urls.map((url) => ({ url: new URL(url), pool: new Pool(new URL(url).origin, { connections: 1 }) }));
const times: number[][] = targets.map(() => []);

for (let call = -100; call < Number(calls); call++) {
  for (const [index, { url, pool }] of targets.entries()) {
    const start = performance.now();
    const answer = await pool.request({ path: url.pathname, method: 'POST', headers, body });
    await answer.body.arrayBuffer();
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`);
    if (call >= 0) times[index]?.push(performance.now() - start);
  }
}
console.log(JSON.stringify(times.map((each) => summarize(each).p50)));
await Promise.all(targets.map(({ pool }) => pool.close()));
