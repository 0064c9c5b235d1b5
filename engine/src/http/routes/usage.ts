/** `GET /api/usage`: tokens and money of the last days, added up by day, model and provider. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServerDeps } from '../deps.ts';
import { errorSchema } from '../schemas.ts';

const DAY_MS = 86_400_000;

const usageSumSchema = z.object({
  runs: z.number(),
  /** Calls of models. */
  calls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** USD that is known of; a lower bound where `unknownCosts` is above 0. */
  costUsd: z.number(),
  /** Runs that asked models and whose cost nobody knows. */
  unknownCosts: z.number(),
});
const usageRowsSchema = z.array(usageSumSchema.extend({ key: z.string() }));

const usageReportSchema = z.object({
  /** The first day (UTC) that is in it. */
  from: z.string(),
  total: usageSumSchema,
  byDay: usageRowsSchema,
  byModel: usageRowsSchema,
  byProvider: usageRowsSchema,
  budgets: z.object({ runs: z.number(), budgetUsd: z.number(), spentUsd: z.number(), over: z.number() }),
});

export const usageRoutes: FastifyPluginAsyncZod<{ deps: ServerDeps }> = async (app, { deps: { store } }) => {
  app.get(
    '/api/usage',
    {
      schema: {
        summary: 'Tokens and cost of the last days, by day, model and provider; how budgets were kept',
        querystring: z.object({ days: z.coerce.number().int().min(1).max(366).default(30) }),
        response: { 200: usageReportSchema, '4xx': errorSchema, '5xx': errorSchema },
      },
    },
    async ({ query: { days } }) => {
      const from = new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
      return { from, ...(await store.getUsage(from)) };
    },
  );
};
