/**
 * 10,000 items with mixed priorities, queued at once, batches of 100. dataloader knows no priorities: the caller has to sort first;
 * unsorted it is shown too, and does less. p-queue knows priorities and no batches.
 */
import DataLoader from 'dataloader';
import PQueue from 'p-queue';
import { BATCH_PRIORITIES, BatchProcessor } from '../../engine/src/performance/index.ts';
import type { Figure } from '../shared/results.ts';
import { inTurns } from '../shared/rounds.ts';

const ITEMS = 10_000;
const SIZE = 100;

export async function measureBatch(): Promise<Figure[]> {
  const requests = Array.from({ length: ITEMS }, (_, data) => {
    const level = (data * 7919) % 3;
    return { id: String(data), data, level, priority: BATCH_PRIORITIES[level] ?? 'low' };
  });
  const work = async (batch: readonly number[]) => batch.map((value) => value + 1);
  const load = (wanted: typeof requests) => {
    const loader = new DataLoader<number, number>(work, { maxBatchSize: SIZE, cache: false });
    return Promise.all(wanted.map(({ data }) => loader.load(data)));
  };
  const batch = async () => {
    const processor = new BatchProcessor<number, number>(work, { batchSize: SIZE });
    await Promise.all(requests.map((request) => processor.add(request)));
  };
  const { ours, sorted, unsorted } = await inTurns(
    {
      ours: batch,
      sorted: () => load(requests.toSorted((one, other) => one.level - other.level)),
      unsorted: () => load(requests),
    },
    { rounds: 200, warmUp: 50 },
  );
  // Apart: it leaves so much behind that whoever comes next would pay for it.
  const { again, queue } = await inTurns({
    again: batch,
    queue: async () => {
      const tasks = new PQueue({ concurrency: SIZE });
      await Promise.all(requests.map(({ data, level }) => tasks.add(async () => data + 1, { priority: -level })));
    },
  });
  const rate = (ms: number) => `${Math.round(ITEMS / ms)}/ms`;
  const against = (key: string, what: string, peer: number, own = ours): Figure => ({
    key: `batch.${key}`,
    what: `items per second of 10,000 queued, against ${what}`,
    ours: rate(own),
    peer: rate(peer),
    value: peer / own,
  });
  return [
    { ...against('p-queue', 'p-queue', queue, again), bar: { atLeast: 1 } },
    { ...against('dataloader', 'dataloader, sorted by priority first', sorted), bar: { atLeast: 1 } },
    against('dataloader.unsorted', 'dataloader without priorities', unsorted),
  ];
}
