/** The shapes that go over the wire, where the contract does not hold them already. */
import { z } from 'zod';
import {
  artifactRefSchema,
  briefSchema,
  complexityLevelSchema,
  exportFormatSchema,
  languageSchema,
  outputFormatSchema,
  pageSizeSchema,
  routeSchema,
  runSchema,
  sourceTextSchema,
  specSchema,
  timingsSchema,
  toldSchema,
  usageSchema,
  visualStyleSchema,
} from '../contract/index.ts';

export const resultSchema = runSchema.extend({
  /** The picture, in outlines. */
  svg: z.string(),
  artifacts: z.array(artifactRefSchema),
});

/** What a finished run answers with: on POST, on GET, and as the event `result`. */
export const answerSchema = z.object({
  id: z.string(),
  result: resultSchema,
  usage: usageSchema,
  route: routeSchema,
  timings: timingsSchema,
  /** Only with `keep: false`: the id is that of the run that this was drawn from. */
  kept: z.literal(false).optional(),
});
export type Answer = z.infer<typeof answerSchema>;

/** Unknown fields are let through here, so that the handler can warn of them. */
export const generateBodySchema = briefSchema.loose();

export const renderBodySchema = z.object({
  complexityLevel: complexityLevelSchema.optional(),
  visualStyle: visualStyleSchema.optional(),
  language: languageSchema.optional(),
  outputFormat: outputFormatSchema.optional(),
  size: pageSizeSchema.optional(),
  /** Edited by hand: see "Editing" in docs/http-api.md. */
  spec: specSchema.optional(),
  /** Own words to compare with their passages; `true`: all. */
  check: z.union([z.literal(true), z.array(z.string().max(300)).max(500)]).optional(),
  /** false: a preview that is not kept. */
  keep: z.boolean().optional(),
});

export const iconQuerySchema = z.object({
  /** A word, in English. */
  q: z.string().max(200).default(''),
  /** Names of icons with commas between; then `q` does not count. */
  names: z.string().max(10_000).optional(),
  limit: z.coerce.number().int().min(1).max(96).default(48),
});

export const iconListSchema = z.object({
  icons: z.array(
    z.object({
      name: z.string(),
      /** Shapes on a 24 x 24 grid, to be stroked with a width of 2. */
      nodes: z.array(z.object({ tag: z.string(), attributes: z.record(z.string(), z.string()) })),
    }),
  ),
});

export const runParamsSchema = z.object({ id: z.string().min(1).max(100) });
export const artifactParamsSchema = runParamsSchema.extend({ format: exportFormatSchema });
export const sourceParamsSchema = runParamsSchema.extend({ sourceId: z.string().min(1).max(200) });

export const runListQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(500).optional(),
  search: z.string().max(300).optional(),
  outputFormat: outputFormatSchema.optional(),
  visualStyle: visualStyleSchema.optional(),
  complexityLevel: complexityLevelSchema.optional(),
  language: languageSchema.optional(),
});

export const runListSchema = z.object({
  runs: z.array(
    z.object({
      id: z.string(),
      createdAt: z.string(),
      kind: z.enum(['explainer', 'inquiry']),
      title: z.string(),
      topic: z.string(),
      outputFormat: z.string(),
      visualStyle: z.string(),
      complexityLevel: z.string(),
      language: z.string(),
      size: z.string().optional(),
      parentId: z.string().optional(),
    }),
  ),
  nextCursor: z.string().optional(),
});

export const versionListSchema = runListSchema.pick({ runs: true });

export const sourceAnswerSchema = sourceTextSchema;

/** Fields of a Brief that a template may hold: choices, never documents. */
export const templateOptionsSchema = z.object({
  topic: z.string().max(1_000).optional(),
  complexityLevel: complexityLevelSchema.optional(),
  visualStyle: visualStyleSchema.optional(),
  language: languageSchema.optional(),
  outputFormat: outputFormatSchema.optional(),
  size: pageSizeSchema.optional(),
  privacy: z.boolean().optional(),
  priority: briefSchema.shape.priority.unwrap().optional(),
  budget: z.number().nonnegative().optional(),
  textModel: z.string().max(300).optional(),
  imageModel: z.string().max(300).optional(),
});

export const newTemplateSchema = z.object({
  name: z.string().trim().min(1, { message: 'is empty' }).max(100),
  options: templateOptionsSchema,
});

export const templateSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  options: z.record(z.string(), z.unknown()),
});

/** What is wrong with one field; `code` and `parameters` where the message is one of ours. */
const issueSchema = toldSchema.partial({ code: true }).extend({
  path: z.string(),
  allowed: z.array(z.string()).readonly().optional(),
});

export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    /** The message by codes, where it is one of ours. */
    reasons: z.array(toldSchema).readonly().optional(),
    details: z.array(issueSchema).readonly().optional(),
    requestId: z.string(),
  }),
});

const figuresSchema = z.object({
  totalRequests: z.number(),
  /** Percent. */
  successRate: z.number(),
  /** Milliseconds. */
  averageResponseTime: z.number(),
  p50ResponseTime: z.number(),
  p95ResponseTime: z.number(),
  p99ResponseTime: z.number(),
});

export const operationMetricsSchema = figuresSchema.extend({
  errorDistribution: z.record(z.string(), z.number()),
  /** The last requests, oldest first, at most 500. */
  timeSeriesData: z.array(z.object({ timestamp: z.number(), responseTime: z.number(), success: z.boolean() })),
});

/** Exactly one of `items` and `csv`. */
export const newBatchSchema = z
  .object({
    name: z.string().trim().max(200).default(''),
    /** Topics, or Briefs whose documents are web addresses. */
    items: z.array(z.union([z.string(), z.record(z.string(), z.unknown())])).optional(),
    /** A table whose first line names fields of a Brief, one of them `topic`; or one topic a line. */
    csv: z.string().optional(),
    /** What a row does not say. */
    defaults: briefSchema.omit({ topic: true, documents: true }).partial().strict().default({}),
  })
  .refine(({ items, csv }) => (items === undefined) !== (csv === undefined), {
    message: 'needs exactly one of items and csv',
  });

const batchCountsSchema = z.object({
  waiting: z.number(),
  running: z.number().optional(),
  done: z.number(),
  failed: z.number(),
  cancelled: z.number(),
});

const batchHeadSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['running', 'done', 'cancelled']),
  createdAt: z.string(),
  finishedAt: z.string().optional(),
  counts: batchCountsSchema,
});

export const batchSchema = batchHeadSchema.extend({
  total: z.number(),
  items: z.array(
    z.object({
      position: z.number(),
      /** Where it stood in the table or list, from 1. */
      line: z.number(),
      topic: z.string(),
      state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
      /** Once it is done. */
      runId: z.string().optional(),
      title: z.string().optional(),
      error: errorSchema.shape.error.omit({ requestId: true }).optional(),
    }),
  ),
});

export const batchListSchema = z.object({ batches: z.array(batchHeadSchema) });

export const historySchema = z.object({
  /** Milliseconds since 1970. */
  from: z.number(),
  to: z.number(),
  /** Milliseconds between points. */
  step: z.number(),
  /** Oldest first; steps without requests are left out. */
  points: z.array(
    z.object({
      /** Milliseconds since 1970: when the step begins. */
      time: z.number(),
      requests: z.number(),
      /** Percent. */
      successRate: z.number(),
      /** Milliseconds. */
      p50: z.number(),
      p95: z.number(),
      p99: z.number(),
      /** Percent of lookups; 0 without lookups. */
      cacheHitRate: z.number(),
      /** US dollars for models, as far as costs are known. */
      costUsd: z.number(),
    }),
  ),
});

export const alertsSchema = z.object({
  alerts: z.array(
    z.object({
      rule: z.string(),
      state: z.enum(['firing', 'resolved']),
      metric: z.string(),
      operation: z.string().optional(),
      value: z.number(),
      bound: z.number(),
      since: z.string(),
      resolvedAt: z.string().optional(),
    }),
  ),
});

const modelRecordSchema = z.object({
  requests: z.number(),
  succeeded: z.number(),
  averageResponseTime: z.number(),
  successRate: z.number(),
  /** USD; null where unknown. */
  cost: z.number().nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
});

const cacheSchema = z.object({
  hits: z.number(),
  misses: z.number(),
  /** Of the hits, those that the store knew and the memory did not. */
  recalled: z.number(),
  /** In memory. */
  entries: z.number(),
  /** In memory, as estimated. */
  bytes: z.number(),
});

export const metricsSchema = figuresSchema.extend({
  /** Since the start, by what they keep. */
  caches: z.object({
    /** Runs that answer again. */
    runs: cacheSchema,
    /** Documents from the web. */
    pages: cacheSchema,
    /** Files of runs, kept in the store. */
    artifacts: z.object({ hits: z.number(), misses: z.number() }),
    /** Answers and embeddings of models; absent without models. */
    models: cacheSchema.optional(),
  }),
  /** USD of all calls of models whose cost is known; absent without models. */
  totalCost: z.number().optional(),
  /** By `provider/model`; absent without models. */
  byModel: z.record(z.string(), modelRecordSchema).optional(),
  /** Requests per second. */
  throughput: z.number(),
  /** Megabytes. */
  memoryUsage: z.number(),
  /** Percent of one processor. */
  cpuUsage: z.number(),
  /** Milliseconds, 99th percentile. */
  eventLoopDelay: z.number(),
  /** Percent of lookups. */
  cacheHitRate: z.number(),
  running: z.number(),
  /** Tasks that wait for a thread. */
  waiting: z.number(),
  /** Open connections to model services; absent without models. */
  connections: z.number().optional(),
  /** Topics of batches of this process. */
  batches: z.object({ waiting: z.number(), running: z.number(), done: z.number(), failed: z.number() }),
  /** `generate`, `render`, and others by method and path. */
  operations: z.record(z.string(), figuresSchema),
});
