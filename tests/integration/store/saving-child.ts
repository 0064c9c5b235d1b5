/** Saves runs in a loop and says which were acknowledged, until it is killed. */
import { openStore } from '../../../engine/src/store/index.ts';
import { sampleArtifact, samplePassages, sampleRun, sampleSource } from '../../../engine/src/testing/samples.ts';

const [dataDir = '', prefix = ''] = process.argv.slice(2);
const store = await openStore({ dataDir });
for (let index = 0; ; index++) {
  const id = `${prefix}-${index}`;
  const source = sampleSource([`Text number ${index} of ${prefix}. `.repeat(50)]);
  await store.saveRun({
    run: sampleRun(id),
    origin: 'documents',
    sources: [source],
    passages: samplePassages(source),
    artifacts: [sampleArtifact('svg', `<svg id="${id}"/>`.padEnd(20_000), 'image/svg+xml')],
  });
  if (index % 3 === 2) await store.deleteRun(`${prefix}-${index - 1}`);
  process.stdout.write(`${id}\n`);
}
