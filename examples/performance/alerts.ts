/** A rule fires once, and is resolved once. Time is told by hand here. Run: `node examples/performance/alerts.ts` */
import { AlertManager } from '../../engine/src/performance/index.ts';

let seconds = 0;
let successRate = 99;
const alerts = new AlertManager(
  [{ name: 'too many failures', metric: 'successRate', below: 95, forSeconds: 60, notify: ['log'] }],
  {
    read: (metric) => (metric === 'successRate' ? successRate : undefined),
    notify: (alert, target) => console.log(`${seconds} s: ${alert.rule} ${alert.state} at ${alert.value} (${target})`),
    now: () => seconds * 1_000,
  },
);
for (; seconds <= 300; seconds += 10) {
  successRate = seconds >= 50 && seconds < 170 ? 80 : 99;
  await alerts.evaluate();
}
console.log(alerts.getAlerts().map(({ rule, state }) => `${rule}: ${state}`));
alerts.close();
