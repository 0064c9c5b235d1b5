/** Figures over time, kept beyond the process that measured them. Run: `node examples/performance/history.ts` */
import { type MetricsArchive, MetricsHistory, type MetricsRow } from '../../engine/src/performance/index.ts';

const rows = new Map<string, MetricsRow>();
/** The store is one of these; a Map will do here. */
const archive: MetricsArchive = {
  async saveMetrics(added) {
    for (const row of added) rows.set([row.step, row.time, row.operation, row.origin].join(), row);
  },
  async listMetrics({ step, operation, from, to }) {
    return [...rows.values()].filter(
      (row) => row.step === step && row.operation === operation && row.time >= from && row.time < to,
    );
  },
};

const first = new MetricsHistory({ archive });
for (let ms = 1; ms <= 100; ms++) first.record('generate', ms, ms <= 98);
await first.close();

const second = new MetricsHistory({ archive });
const { total } = await second.read(1, 'generate');
console.log(`after a restart: ${total.requests} requests, ${total.successRate} % succeeded`);
console.log(`p95 about ${5 * Math.round(total.p95 / 5)} ms`);
await second.close();
