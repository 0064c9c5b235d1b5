/** Keep-alive connections, leased first come, first served. Run: `node examples/performance/pool.ts` */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionPool } from '../../engine/src/performance/index.ts';

const server = createServer((_request, response) => response.end('hello'));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const pool = new ConnectionPool({ maxConnections: 2, connectionTimeout: 5_000, healthCheckInterval: 0 });
const greet = async () => {
  const { status, body } = await pool.request(`${url}/greeting`);
  let text = '';
  for await (const chunk of body) text += chunk;
  return `${status} ${text}`;
};
const answers = await Promise.all(Array.from({ length: 20 }, greet));
const { totalConnections, averageRequestCount } = pool.getPoolStats();
console.log(`${answers.length} answers "${answers[0]}" over ${totalConnections} connections`);
console.log(`${averageRequestCount} requests on each`);
await pool.close();
server.close();
