/** Our gateway in front of the address given as its argument, in a process of its own. Prints its address. */
import Fastify from 'fastify';
import { gatewayRoutes } from '../../engine/src/http/gateway/index.ts';
import { ModelManager } from '../../engine/src/models/index.ts';

const manager = new ModelManager({ env: {}, configuration: { openaiCompatibleEndpoint: process.argv[2] } });
await manager.initialize();
const app = Fastify();
await app.register(gatewayRoutes, { manager });
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
process.once('SIGTERM', () => process.exit(0));
