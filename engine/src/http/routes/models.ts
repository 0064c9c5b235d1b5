/** Which models there are, and why one would be chosen. */
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { toldSchema } from '../../contract/index.ts';
import {
  CAPABILITIES,
  type Candidate,
  type ModelConfig,
  type ModelManager,
  type ModelTask,
} from '../../models/index.ts';
import { errorSchema } from '../schemas.ts';

const modelSchema = z.object({
  id: z.string(),
  name: z.string(),
  provider: z.string(),
  type: z.enum(['text', 'image', 'embedding']),
  capabilities: z.array(z.string()),
  quality: z.enum(['low', 'medium', 'high']),
  speed: z.enum(['slow', 'medium', 'fast']),
  isLocal: z.boolean(),
  isAvailable: z.boolean(),
  unavailableReason: z.string().optional(),
  /** The same by codes. */
  unavailableReasons: z.array(toldSchema).readonly().optional(),
  /** USD; null where unknown. */
  costPerToken: z.number().nullable(),
  inputCostPerToken: z.number().nullable(),
  costPerImage: z.number().nullable(),
  contextWindow: z.number().nullable(),
});

const candidateSchema = z.object({
  model: modelSchema,
  kept: z.boolean(),
  reason: z.string(),
  /** The same by codes. */
  reasons: z.array(toldSchema).readonly(),
  score: z.number(),
  estimatedCost: z.number().nullable(),
});

const taskSchema = z.object({
  type: z.enum(['text', 'image', 'embedding']).default('text'),
  complexity: z.enum(['simple', 'moderate', 'complex']).optional(),
  priority: z.enum(['quality', 'cost', 'speed', 'balanced']).optional(),
  privacy: z.boolean().optional(),
  budget: z.number().nonnegative().optional(),
  requires: z.array(z.string().max(60)).max(CAPABILITIES.length).optional(),
  inputTokens: z.number().int().nonnegative().optional(),
  outputTokens: z.number().int().nonnegative().optional(),
});

export const modelRoutes: FastifyPluginAsyncZod<{ manager: ModelManager }> = async (app, { manager }) => {
  app.get(
    '/api/models',
    {
      schema: {
        summary: 'Models, those that are there and those that could be',
        response: { 200: z.object({ models: z.array(modelSchema) }) },
      },
    },
    async () => ({ models: (await manager.listModels()).map(toModel) }),
  );
  app.post(
    '/api/models/select',
    {
      schema: {
        summary: 'The model for a task, with every candidate and the reason',
        body: taskSchema,
        response: {
          200: candidateSchema.pick({ model: true, reason: true, reasons: true }).extend({
            candidates: z.array(candidateSchema),
          }),
          '4xx': errorSchema,
        },
      },
    },
    async ({ body }) => {
      const task = Object.fromEntries(
        Object.entries(body).filter(([, value]) => value !== undefined),
      ) as unknown as ModelTask;
      const { model, reason, reasons, candidates } = await manager.explainSelection(task);
      return { model: toModel(model), reason, reasons, candidates: candidates.map(toCandidate) };
    },
  );
};

/** Unknown is null, never 0; what the service said beyond stays on the server. */
function toModel({ raw: _raw, ...model }: ModelConfig) {
  return {
    ...model,
    costPerToken: model.costPerToken ?? null,
    inputCostPerToken: model.inputCostPerToken ?? null,
    costPerImage: model.costPerImage ?? null,
    contextWindow: model.contextWindow ?? null,
  };
}

function toCandidate({ model, estimatedCost, ...rest }: Candidate) {
  return { ...rest, model: toModel(model), estimatedCost: estimatedCost ?? null };
}
