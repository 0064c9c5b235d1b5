/**
 * A table of topics as a batch, watched while it is made. It needs the built library: `npm run build` first.
 * Run: `node examples/batches.ts`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createBatches, createPipeline, createWorkerStages, openStore, rowsOfTable } from '../engine/src/index.ts';

const dataDir = await mkdtemp(join(tmpdir(), 'hkm-example-'));
const store = await openStore({ dataDir });
const pipeline = createPipeline({ store, stages: createWorkerStages() });
const batches = createBatches({ store, pipeline, door: 'example' });

const rows = rowsOfTable(`topic,level,style
Gravity,Elementary,Minimalist
Photosynthesis,College,
Volcano,,Baroque`);
const { id } = await batches.create({ rows, name: 'three topics' });
await new Promise<void>((resolve) => {
  const watching = batches.watch(id, (event) => event.type === 'end' && resolve());
  if (!watching) resolve();
});
const batch = await batches.get(id);
for (const { topic, state, title, error } of batch?.items ?? [])
  console.log(
    `${topic}: ${state}${title === undefined ? '' : `, "${title}"`}${error === undefined ? '' : ` (${error.message})`}`,
  );

await batches.close();
await pipeline.close();
await store.close();
await rm(dataDir, { recursive: true, force: true });
