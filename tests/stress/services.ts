/** Two services behind one manager: a primary that fails as it is told, and a fallback that works. Delays as models have them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ModelConfig, ModelManager, OpenAICompatibleProvider } from '../../engine/src/models/index.ts';
import { createPoolTransport } from '../../engine/src/models/transport/index.ts';
import { ConnectionPool, ModelResponseCache } from '../../engine/src/performance/index.ts';
import { createFakeServer, type FakeReply } from '../../engine/src/testing/fake-server.ts';

export const FAULTS = ['killed', 'hung', '429', '500', 'garbage'] as const;
export type Health = 'well' | (typeof FAULTS)[number];

export interface Services {
  manager: ModelManager;
  primary: ModelConfig;
  fallback: ModelConfig;
  /** What the primary does from now on. */
  setHealth(health: Health): void;
  /** Gives how many sockets stayed open at the services although the manager and its pool are closed. */
  close(): Promise<number>;
}

export interface Delay {
  /** Milliseconds, of most answers. */
  usual: number;
  /** Milliseconds, of one in twenty. */
  slow: number;
}

export async function startServices(delay: Delay): Promise<Services> {
  let health: Health = 'well';
  const pause = () => sleep(delayOf(delay));
  const primaryServer = await createFakeServer(async () => {
    primaryServer.requests.length = 0;
    if (health !== 'well') return BROKEN[health];
    await pause();
    return answer('primary');
  });
  const fallbackServer = await createFakeServer(async () => {
    fallbackServer.requests.length = 0;
    await pause();
    return answer('fallback');
  });
  const pool = new ConnectionPool({ maxConnections: 128, healthCheckInterval: 0 });
  const transport = createPoolTransport(pool);
  const manager = new ModelManager({
    env: {},
    pool,
    cache: new ModelResponseCache(200),
    breaker: { failures: 3, coolDownMs: 500, maxCoolDownMs: 2_000 },
  });
  manager.providers.set('primary', new OpenAICompatibleProvider({ endpoint: primaryServer.url, transport }));
  manager.providers.set('fallback', new OpenAICompatibleProvider({ endpoint: fallbackServer.url, transport }));
  return {
    manager,
    primary: modelOf('primary'),
    fallback: modelOf('fallback'),
    setHealth: (next) => {
      health = next;
      if (next === 'killed') for (const socket of primaryServer.sockets) socket.destroy();
    },
    async close() {
      await manager.close();
      await pool.close();
      const open = () => primaryServer.sockets.size + fallbackServer.sockets.size;
      for (let wait = 0; wait < 100 && open() > 0; wait++) await sleep(20);
      const leaked = open();
      await primaryServer.close();
      await fallbackServer.close();
      return leaked;
    },
  };
}

const BROKEN: Record<Exclude<Health, 'well'>, FakeReply> = {
  killed: { instead: 'reset' },
  hung: { instead: 'hang' },
  '429': { status: 429, headers: { 'retry-after': '1' }, json: { error: { message: 'slow down' } } },
  '500': { status: 500, json: { error: { message: 'sorry' } } },
  garbage: { text: '<html>gateway</html>' },
};

function answer(content: string): FakeReply {
  const choices = [{ message: { role: 'assistant', content }, finish_reason: 'stop' }];
  return { json: { model: content, choices, usage: { prompt_tokens: 9, completion_tokens: 3 } } };
}

function delayOf({ usual, slow }: Delay): number {
  return (Math.random() < 0.05 ? slow : usual) * (0.75 + Math.random() / 2);
}

function modelOf(provider: string): ModelConfig {
  return {
    id: 'tiny',
    name: provider,
    provider,
    type: 'text',
    capabilities: ['text'],
    quality: 'medium',
    speed: 'medium',
    isLocal: true,
    isAvailable: true,
    costPerToken: 0,
  };
}
