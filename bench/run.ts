/** `npm run bench -- <name>`: runs one benchmark and prints its figures. Ratios against a peer in the same run are what counts. */
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3))
  .sort();
const name = process.argv[2];
if (name === undefined || !names.includes(name)) {
  console.error(`usage: npm run bench -- <name>\nnames: ${names.join(', ')}`);
  process.exit(2);
}
const benchmark = (await import(`./${name}.ts`)) as { run(): Promise<unknown> };
await benchmark.run();
