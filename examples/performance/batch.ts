/** Single requests gathered into batches; urgent ones first, each with its own outcome. Run: `node examples/performance/batch.ts` */
import { BatchProcessor } from '../../engine/src/performance/index.ts';

const batches: number[] = [];
const processor = new BatchProcessor<string, number>(
  async (texts) => {
    batches.push(texts.length);
    return texts.map((text) => (text === '' ? new Error('an empty text has no length') : text.length));
  },
  { batchSize: 4, batchTimeout: 20, maxQueueSize: 1_000 },
);
const texts = ['atom', 'molecule', '', 'cell', 'tissue', 'organ'];
const outcomes = await Promise.allSettled(
  texts.map((data, index) =>
    processor.add({ id: `text ${index}`, data, priority: index === 5 ? 'high' : 'low', timeout: 1_000 }),
  ),
);
for (const [index, outcome] of outcomes.entries())
  console.log(texts[index], outcome.status === 'fulfilled' ? outcome.value : `failed: ${outcome.reason.message}`);
await processor.close();
console.log(`batches of ${batches.join(' and ')}`);
