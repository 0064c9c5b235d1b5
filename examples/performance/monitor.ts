/** Counts, percentiles and failures of operations, in constant memory. Run: `node examples/performance/monitor.ts` */
import { PerformanceMonitor } from '../../engine/src/performance/index.ts';

const monitor = new PerformanceMonitor({ window: 10 * 60_000 });
for (let number = 1; number <= 1_000; number++) {
  const failed = number % 50 === 0;
  monitor.trackRequest('generate', number, !failed, failed ? { errorType: 'timeout' } : {});
}
const { requestCount, successRate } = monitor.getMetrics('generate');
const { p50ResponseTime, p95ResponseTime, errorDistribution } = monitor.getDetailedMetrics('generate');
console.log(`${requestCount} requests, ${successRate} % succeeded`);
console.log(`p50 ${Math.round(p50ResponseTime)} ms, p95 ${Math.round(p95ResponseTime)} ms`);
console.log(errorDistribution);
monitor.close();
