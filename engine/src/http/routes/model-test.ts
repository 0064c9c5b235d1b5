/** `POST /api/models/test`: one look at one provider, for whoever sets it up. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { HkmError } from '../../errors.ts';
import { type ConnectionReport, type ModelManager, PROVIDER_IDS } from '../../models/index.ts';
import { errorSchema } from '../schemas.ts';

/** Looks at one provider in a minute; a look may count against an account. */
const MOST_LOOKS = 10;
const MINUTE = 60_000;

const reportSchema = z.object({
  provider: z.string(),
  ok: z.boolean(),
  durationMs: z.number(),
  endpoint: z.string().optional(),
  modelCount: z.number(),
  modelNames: z.array(z.string()),
  problem: z.object({ code: z.string(), message: z.string(), mending: z.string(), advice: z.string() }).optional(),
});

/** What is going on with one provider. */
interface Looks {
  /** When the last ones began, in milliseconds. */
  times: number[];
  running?: Promise<ConnectionReport> | undefined;
}

export const modelTestRoutes: FastifyPluginAsyncZod<{ manager: ModelManager }> = async (app, { manager }) => {
  const looks = new Map<string, Looks>();

  app.post(
    '/api/models/test',
    {
      schema: {
        summary: 'Ask one provider whether it answers: time, models, what is wrong and how to mend it; never a key',
        body: z.object({ provider: z.string().max(100) }),
        response: { 200: reportSchema, '4xx': errorSchema },
      },
    },
    async ({ body: { provider } }) => {
      const known = [...new Set([...PROVIDER_IDS, ...manager.providers.keys()])];
      if (!known.includes(provider)) throw noProvider(known);
      const own = looks.get(provider) ?? { times: [] };
      looks.set(provider, own);
      // Whoever asks meanwhile is told the same.
      if (own.running === undefined) {
        countLook(own);
        own.running = manager.testProvider(provider).finally(() => {
          own.running = undefined;
        });
      }
      return own.running;
    },
  );
};

/** Errors: `too_many_requests`. */
function countLook(own: Looks, now = performance.now()): void {
  own.times = own.times.filter((time) => now - time < MINUTE);
  const [first] = own.times;
  if (first !== undefined && own.times.length >= MOST_LOOKS) {
    throw new HkmError('too_many_requests', `A provider is tested at most ${MOST_LOOKS} times a minute.`, {
      retryAfterMs: MINUTE - (now - first),
    });
  }
  own.times.push(now);
}

function noProvider(known: readonly string[]): HkmError {
  const message = `must be one of: ${known.join(', ')}`;
  return new HkmError('bad_input', `provider ${message}`, { details: [{ path: 'provider', message, allowed: known }] });
}
