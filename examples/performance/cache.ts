/** One computation for many callers, and a hit for everybody after them. Run: `node examples/performance/cache.ts` */
import { CacheManager, ModelResponseCache } from '../../engine/src/performance/index.ts';

const cache = new CacheManager(500, 60_000, { maxBytes: 8 * 1024 * 1024, staleWhileRevalidate: 10_000 });
let computed = 0;
const look = () =>
  cache.getOrCompute('weather:Oslo', async () => {
    computed++;
    return { celsius: 4 };
  });
await Promise.all(Array.from({ length: 100 }, look));
console.log(`100 callers, ${computed} computation, hit rate ${cache.getStats().hitRate} %`);

const answers = new ModelResponseCache();
await answers.cacheResponse('llama3.3', 'Why is the sky blue?', 'Rayleigh scattering', { temperature: 0, seed: 1 });
console.log(await answers.getCachedResponse('llama3.3', 'Why is the sky blue?', { seed: 1, temperature: 0 }));
console.log(await answers.getCachedResponse('llama3.3', 'why is the sky blue?', { seed: 1, temperature: 0 }));
