/**
 * The staged load for k6: 10, then 50, then 100 people who make explainers of different topics and think between them.
 *   k6 run tests/load/generate.js                        against http://localhost:3000
 *   k6 run -e HKM_URL=http://host:port tests/load/generate.js
 * Where there is no k6: `npm run load`, the same profile scaled in time.
 */
import { check, sleep } from 'k6';
import http from 'k6/http';

const profile = JSON.parse(open('./profile.json'));
const url = `${__ENV.HKM_URL || 'http://localhost:3000'}/api/generate`;
const { least, most } = profile.thinkSeconds;

export const options = {
  stages: profile.stages.map(({ minutes, users }) => ({ duration: `${minutes}m`, target: users })),
  thresholds: {
    http_req_duration: [`p(95)<${profile.thresholds.p95Ms}`],
    http_req_failed: [`rate<${profile.thresholds.failedPercent / 100}`],
    checks: [`rate>${1 - profile.thresholds.failedPercent / 100}`],
  },
};

export default function makeOne() {
  const topic = profile.topics[Math.floor(Math.random() * profile.topics.length)];
  const answer = http.post(url, JSON.stringify({ topic }), {
    headers: { 'content-type': 'application/json' },
    timeout: '60s',
  });
  check(answer, {
    'status 200': ({ status }) => status === 200,
    'holds a picture': ({ status }) => status === 200 && String(answer.json('result.svg')).startsWith('<svg'),
  });
  sleep(least + Math.random() * (most - least));
}
