/** The OpenAI-compatible door: any model behind one address, with routing, fallback and figures. See docs/gateway.md. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { ERROR_CODES, HkmError, isHkmError } from '../../errors.ts';
import {
  AllModelsFailedError,
  type CallOptions,
  keyOf,
  type ModelAttempt,
  type ModelConfig,
  type ModelManager,
  type ModelTask,
  type StreamEvent,
  type TokenUsage,
} from '../../models/index.ts';
import type { DayBudget, Settle, SpendingArchive } from '../../performance/index.ts';
import { toHkmError } from '../errors.ts';
import { abortOnDisconnect } from '../events.ts';
import { chooseModels, createModelIndex } from './choose.ts';
import { ClientBook, type GatewayClient } from './clients.ts';
import {
  createChunkWriter,
  type ReplyHead,
  toCompletion,
  toErrorBody,
  toModelEntry,
  toUsage,
  toUsageChunk,
} from './reply.ts';
import {
  type ChatRequest,
  chatRequestSchema,
  embeddingRequestSchema,
  imageRequestSchema,
  toGenerateOptions,
} from './request.ts';
import { startEvents } from './stream.ts';

export interface GatewayOptions {
  manager: ModelManager;
  /** Without clients, no key is asked for. */
  clients?: readonly GatewayClient[];
  /** Where is kept what clients spent today. Default: in memory. */
  spending?: SpendingArchive;
}

interface CallContext {
  manager: ModelManager;
  modelIndex: ReturnType<typeof createModelIndex>;
  /** That of the client; undefined where it has none. */
  budget: DayBudget | undefined;
  /** Tells the budget what the call cost. */
  settle: Settle;
  attempts: ModelAttempt[];
  nextId: () => string;
}

/** A Fastify plugin: its errors have OpenAI's shape, all others keep ours. */
export async function gatewayRoutes(
  app: FastifyInstance,
  { manager, clients, spending }: GatewayOptions,
): Promise<void> {
  const book = new ClientBook(clients, spending);
  const modelIndex = createModelIndex(manager);
  const nextId = createIds();
  const contextOf = (request: FastifyRequest): CallContext => ({
    manager,
    modelIndex,
    budget: book.budgetOf(book.identify(request.headers.authorization)),
    settle: () => undefined,
    attempts: [],
    nextId,
  });

  app.setErrorHandler((error, _request, reply) => {
    const known = onlyCause(toHkmError(error));
    const status = statusOf(known);
    if (known.retryAfterMs !== undefined)
      reply.header('retry-after', Math.max(1, Math.ceil(known.retryAfterMs / 1_000)));
    reply.code(status).type('application/json').serializer(JSON.stringify).send(toErrorBody(known, status));
  });

  app.get('/v1/models', { schema: { summary: 'Models, as OpenAI lists them' } }, async (request) => {
    contextOf(request);
    const models = (await manager.listModels()).filter((model) => model.isAvailable);
    return { object: 'list', data: models.map((model) => toModelEntry(model, keyOf(model))) };
  });
  app.post('/v1/chat/completions', { schema: { summary: 'Chat, as OpenAI does it' } }, async (request, reply) => {
    const context = contextOf(request);
    return settled(context, chat(parse(chatRequestSchema, request.body), context, reply));
  });
  app.post('/v1/embeddings', { schema: { summary: 'Embeddings, as OpenAI makes them' } }, async (request, reply) => {
    const context = contextOf(request);
    return settled(context, embed(parse(embeddingRequestSchema, request.body), context, reply));
  });
  app.post(
    '/v1/images/generations',
    { schema: { summary: 'Pictures, as OpenAI makes them' } },
    async (request, reply) => {
      const context = contextOf(request);
      return settled(context, generateImage(parse(imageRequestSchema, request.body), context, reply));
    },
  );
}

async function chat(request: ChatRequest, context: CallContext, reply: FastifyReply): Promise<unknown> {
  const options = optionsOf(request);
  const task = await withBudget(taskOf(request), context);
  const { models, isPrivate } = await chooseModels(request.model, task, context);
  await reserve(context, models, task);
  const callOptions: CallOptions = {
    ...options,
    ...(isPrivate && { private: true }),
    cache: false,
    signal: abortOnDisconnect(reply),
    onAttempt: (attempt) => void context.attempts.push(attempt),
  };
  const head: ReplyHead = { id: context.nextId(), created: Math.floor(Date.now() / 1_000) };
  if (request.stream) return streamChat(request, head, models, callOptions, context, reply);
  const result = await context.manager.generateWithFallback('', models, callOptions);
  const cost = context.manager.prices.costOf(result.chosen, result.usage);
  finish(context, reply, result.chosen, cost);
  return toCompletion(head, result);
}

/** The head is sent with the first token: until then another model may step in, and a failure is a plain error with its status. */
async function streamChat(
  request: ChatRequest,
  head: ReplyHead,
  models: ModelConfig[],
  options: CallOptions,
  context: CallContext,
  reply: FastifyReply,
): Promise<void> {
  const answer = context.manager.streamTextWithFallback('', models, options);
  const first = await answer.next();
  const chosen =
    models.find(
      (model) => model.id === context.attempts.at(-1)?.model && model.provider === context.attempts.at(-1)?.provider,
    ) ?? models[0];
  if (chosen !== undefined) describe(reply, chosen, context);
  const model = chosen?.id ?? request.model;
  const toJson = createChunkWriter(head, model);
  const events = startEvents(reply);
  let usage: TokenUsage = {};
  try {
    events.write(toJson.opening);
    for (let next: IteratorResult<StreamEvent, unknown> = first; !next.done; next = await answer.next()) {
      if (next.value.type === 'usage') usage = next.value.usage;
      const json = toJson.event(next.value);
      if (json !== undefined) events.write(json);
      const slow = events.drained();
      if (slow !== undefined) await slow;
    }
    if (request.stream_options?.include_usage) events.write(JSON.stringify(toUsageChunk(head, model, usage)));
    events.write('[DONE]');
  } catch (error) {
    // Half an answer is out: an error event and no [DONE], so that nobody takes it for whole.
    const known = toHkmError(error);
    events.write(JSON.stringify(toErrorBody(known, statusOf(known))));
  } finally {
    if (chosen !== undefined) context.settle(context.manager.prices.costOf(chosen, usage));
    events.end();
    await answer.return({ chosen: chosen as ModelConfig, attempts: [] }).catch(() => undefined);
  }
}

async function embed(
  request: z.infer<typeof embeddingRequestSchema>,
  context: CallContext,
  reply: FastifyReply,
): Promise<unknown> {
  const input = [request.input].flat();
  const size = { inputTokens: tokensOf(input.join('')), outputTokens: 0 };
  const task = await withBudget({ type: 'embedding', ...size }, context);
  const { models, isPrivate } = await chooseModels(request.model, task, context);
  const [model] = models;
  if (model === undefined) throw new HkmError('no_model', 'There is no embedding model.');
  await reserve(context, models, task);
  const result = await context.manager.embed(input, model, {
    signal: abortOnDisconnect(reply),
    ...(request.dimensions !== undefined && { dimensions: request.dimensions }),
    ...(isPrivate && { private: true }),
  });
  finish(context, reply, model, context.manager.prices.costOf(model, result.usage));
  if (result.cached !== undefined) reply.header('x-hkm-cached', String(result.cached));
  const encode = (row: number[]) =>
    request.encoding_format === 'base64' ? Buffer.from(new Float32Array(row).buffer).toString('base64') : row;
  const { prompt_tokens, total_tokens } = toUsage(result.usage);
  return {
    object: 'list',
    model: result.model,
    data: result.embeddings.map((row, index) => ({ object: 'embedding', index, embedding: encode(row) })),
    usage: { prompt_tokens, total_tokens },
  };
}

async function generateImage(
  request: z.infer<typeof imageRequestSchema>,
  context: CallContext,
  reply: FastifyReply,
): Promise<unknown> {
  const task = await withBudget({ type: 'image' }, context);
  const { models, isPrivate } = await chooseModels(request.model, task, context);
  const [model] = models;
  if (model === undefined) throw new HkmError('no_model', 'There is no image model.');
  await reserve(context, models, task);
  const [width, height] = (request.size ?? '').split('x').map(Number);
  const image = await context.manager.generateImage(request.prompt, model, {
    signal: abortOnDisconnect(reply),
    ...(width && height && { width, height }),
    ...(isPrivate && { private: true }),
  });
  finish(context, reply, model, image.usage.costUsd ?? model.costPerImage);
  return { created: Math.floor(Date.now() / 1_000), data: [{ b64_json: Buffer.from(image.bytes).toString('base64') }] };
}

/** Where one model alone was asked, what it said is the answer: its caller may wait as long as it asks for. */
function onlyCause(error: HkmError): HkmError {
  if (!(error instanceof AllModelsFailedError) || !isHkmError(error.cause)) return error;
  const asked = new Set(error.attempts.map(({ provider, model }) => keyOf({ provider, id: model })));
  return asked.size === 1 ? error.cause : error;
}

/** The service's own status is its; towards our caller the code decides. */
function statusOf(error: HkmError): number {
  return error.name === 'ProviderError'
    ? error.code === 'rate_limit'
      ? 429
      : ERROR_CODES[error.code].status
    : error.status;
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.') || 'body',
    message: issue.message,
  }));
  throw new HkmError('bad_input', details.map(({ path, message }) => `${path}: ${message}`).join('; '), { details });
}

function optionsOf(request: ChatRequest) {
  try {
    return toGenerateOptions(request);
  } catch (error) {
    if (isHkmError(error)) throw error;
    throw new HkmError('bad_input', error instanceof Error ? error.message : 'messages', {
      details: [{ path: 'messages', message: 'not readable' }],
    });
  }
}

function taskOf(request: ChatRequest): ModelTask {
  const requires = [
    ...(request.tools?.length ? ['tools'] : []),
    ...(request.messages.some(
      ({ content }) => Array.isArray(content) && content.some((part) => part.type === 'image_url'),
    )
      ? ['vision']
      : []),
    ...(request.response_format != null && request.response_format.type !== 'text' ? ['structured-output'] : []),
  ];
  const text = request.messages.map(({ content }) => (typeof content === 'string' ? content : '')).join('');
  const outputTokens = request.max_completion_tokens ?? request.max_tokens ?? 1_000;
  return { type: 'text', requires, inputTokens: tokensOf(text), outputTokens };
}

/** Four characters a token: only for estimates. */
function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

/** A model that the rest of the client's day cannot pay is not chosen. */
async function withBudget(task: ModelTask, { budget }: CallContext): Promise<ModelTask> {
  return budget === undefined ? task : { ...task, budget: await budget.remaining() };
}

/** @throws budget_exceeded before a call that the client's budget cannot pay */
async function reserve(context: CallContext, [model]: readonly ModelConfig[], task: ModelTask): Promise<void> {
  if (model === undefined || context.budget === undefined) return;
  const estimate = context.manager.prices.estimate(model, task.inputTokens ?? 0, task.outputTokens ?? 0);
  context.settle = await context.budget.reserve(estimate ?? (model.isLocal ? 0 : undefined));
}

/** What was set aside for a call that failed is free again. */
async function settled<T>(context: CallContext, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    context.settle(0);
    throw error;
  }
}

function finish(context: CallContext, reply: FastifyReply, model: ModelConfig, cost: number | undefined): void {
  context.settle(cost);
  describe(reply, model, context);
  reply.header('x-hkm-cost-usd', cost === undefined ? 'unknown' : cost.toFixed(8));
}

/** Ids that nobody can have met before, without asking for new randomness each time. */
function createIds(): () => string {
  const start = `chatcmpl-${randomUUID()}`;
  let count = 0;
  return () => `${start}-${(count++).toString(36)}`;
}

/** Which model answered, and what was tried before it. */
function describe(reply: FastifyReply, model: ModelConfig, { attempts }: CallContext): void {
  const told = attempts.map((attempt) => `${keyed(attempt)} ${attempt.error?.code ?? attempt.outcome}`).join(', ');
  reply.header('x-hkm-model', encodeURI(keyOf(model))).header('x-hkm-attempts', encodeURI(told).slice(0, 2_000));
}

function keyed({ provider, model }: ModelAttempt): string {
  return keyOf({ provider, id: model });
}
