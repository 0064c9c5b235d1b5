/**
 * Chooses a model for a task. Hard constraints first (type, availability, privacy, capabilities, context, budget, cool-down), then an
 * order by priority:
 *
 * - `cost`: the cheapest expected cost; unknown costs last; then the score
 * - `quality`: the highest quality; then the score
 * - `speed`, `balanced`: the score
 *
 * score = (weights by priority) x (quality, cost, speed), each 0 to 1, times the live success rate. All three are absolute measures:
 * they do not depend on who else is a candidate, so that more money never makes the choice worse. Ties: success rate, latency, id.
 * The built-in model is the last resort: it is kept only when nothing else is left.
 */
import { type Told, tell, toldAsText } from '../contract/index.ts';
import { HkmError } from '../errors.ts';
import type { PriceBook } from './cost.ts';
import { privacyObjection } from './privacy.ts';
import type { Capability, ModelConfig, ModelType, Quality, Speed } from './spec/index.ts';

export interface ModelTask {
  type: ModelType;
  complexity?: 'simple' | 'moderate' | 'complex';
  priority?: 'quality' | 'cost' | 'speed' | 'balanced';
  /** true: only models that are proven local. */
  privacy?: boolean;
  /** USD for the call. A model of unknown cost cannot promise to keep to it. */
  budget?: number;
  requires?: Capability[];
  /** Tokens. Default 2,000. */
  inputTokens?: number;
  /** Tokens. Default 1,000. */
  outputTokens?: number;
}

export interface LiveRecord {
  /** 0 to 1. */
  successRate: number;
  /** Milliseconds, mean. */
  latencyMs: number;
}

export interface RouterDeps {
  prices: PriceBook;
  /** undefined for a model that was never called. */
  liveRecordOf(model: ModelConfig): LiveRecord | undefined;
  isOpen(model: ModelConfig): boolean;
}

export interface Candidate {
  model: ModelConfig;
  kept: boolean;
  /** Why it was dropped, or how its score came about. */
  reason: string;
  /** The same by codes. */
  reasons: readonly Told[];
  /** 0 to 1; 0 where it was dropped. */
  score: number;
  /** USD; undefined where unknown. */
  estimatedCost: number | undefined;
}

export interface Selection {
  model: ModelConfig;
  /** Why this one, in a sentence. */
  reason: string;
  /** The same by codes. */
  reasons: readonly Told[];
  /** Kept ones in the order of choice, then those dropped. */
  candidates: Candidate[];
}

/** Why a model is left out whose breaker is open. */
export const COOLING_DOWN = tell('model_cooling_down');

const QUALITY: Record<Quality, number> = { low: 0.3, medium: 0.65, high: 1 };
const SPEED: Record<Speed, number> = { slow: 0.3, medium: 0.65, fast: 1 };
const NEEDED = { simple: 0.3, moderate: 0.65, complex: 1 } as const;
/** Shares of quality, cost and speed. */
const WEIGHTS = {
  quality: [0.75, 0.1, 0.15],
  cost: [0.15, 0.75, 0.1],
  speed: [0.2, 0.1, 0.7],
  balanced: [0.4, 0.3, 0.3],
} as const;
/** USD at which the measure of cost has fallen to one half. */
const HALF_COST = 0.01;
/** Milliseconds at which the measure of live speed has fallen to one half. */
const HALF_LATENCY = 4_000;

export function selectModel(task: ModelTask, models: readonly ModelConfig[], deps: RouterDeps): Selection {
  const candidates = rank(task, models, deps);
  const [best] = candidates;
  if (best === undefined || !best.kept) throw noModel(task, candidates);
  return { model: best.model, reason: best.reason, reasons: best.reasons, candidates };
}

/** Every candidate with its score and the reason it was kept or dropped. */
export function rank(task: ModelTask, models: readonly ModelConfig[], deps: RouterDeps): Candidate[] {
  const all = models.map((model) => judge(task, model, deps));
  const others = all.some((candidate) => candidate.kept && candidate.model.provider !== 'builtin');
  for (const candidate of all) {
    if (others && candidate.kept && candidate.model.provider === 'builtin') {
      candidate.kept = false;
      candidate.score = 0;
      Object.assign(candidate, because(tell('model_last_resort')));
    }
  }
  return all.sort((a, b) => compare(task, a, b, deps));
}

function judge(task: ModelTask, model: ModelConfig, deps: RouterDeps): Candidate {
  const estimatedCost = deps.prices.estimate(model, task.inputTokens ?? 2_000, task.outputTokens ?? 1_000);
  const objection = objectionTo(task, model, estimatedCost, deps);
  if (objection !== undefined) return { model, kept: false, ...objection, score: 0, estimatedCost };
  const { score, reasons } = scoreOf(task, model, estimatedCost, deps);
  return { model, kept: true, ...because(...reasons), score, estimatedCost };
}

type Because = Pick<Candidate, 'reason' | 'reasons'>;

function because(...reasons: readonly Told[]): Because {
  return { reason: toldAsText(reasons), reasons };
}

/** A service says in its own words why a model of its is not there. */
function absence({ unavailableReason: reason, unavailableReasons: reasons = [] }: ModelConfig): Because {
  return reason === undefined ? because(tell('model_unavailable')) : { reason, reasons };
}

function objectionTo(
  task: ModelTask,
  model: ModelConfig,
  cost: number | undefined,
  deps: RouterDeps,
): Because | undefined {
  if (model.type !== task.type) return because(tell(`model_not_${task.type}`));
  if (task.privacy) {
    const objection = privacyObjection(model);
    if (objection !== undefined) return because(objection);
  }
  if (!model.isAvailable) return absence(model);
  const missing = (task.requires ?? []).filter((capability) => !model.capabilities.includes(capability));
  if (missing.length > 0) return because(tell('model_lacks', { capabilities: missing.join(', ') }));
  const tokens = (task.inputTokens ?? 0) + (task.outputTokens ?? 0);
  if (model.contextWindow !== undefined && tokens > model.contextWindow)
    return because(tell('model_context', { tokens, most: model.contextWindow }));
  if (task.budget !== undefined) {
    if (cost === undefined) return because(tell('model_cost_unknown'));
    if (cost > task.budget) return because(tell('model_over_budget', { costUsd: cost, budgetUsd: task.budget }));
  }
  if (deps.isOpen(model)) return because(COOLING_DOWN);
  return undefined;
}

function scoreOf(
  task: ModelTask,
  model: ModelConfig,
  cost: number | undefined,
  deps: RouterDeps,
): { score: number; reasons: Told[] } {
  const live = deps.liveRecordOf(model);
  const shortfall = Math.max(0, NEEDED[task.complexity ?? 'moderate'] - QUALITY[model.quality]);
  const quality = QUALITY[model.quality] * (1 - shortfall);
  const cheapness = cost === undefined ? 0.2 : HALF_COST / (HALF_COST + cost);
  const speed =
    live === undefined ? SPEED[model.speed] : (SPEED[model.speed] + HALF_LATENCY / (HALF_LATENCY + live.latencyMs)) / 2;
  const [a, b, c] = WEIGHTS[task.priority ?? 'balanced'];
  const score = (a * quality + b * cheapness + c * speed) * (live?.successRate ?? 1);
  const reasons = [
    tell(`quality_${model.quality}`),
    cost === undefined ? tell('cost_unknown') : cost === 0 ? tell('cost_free') : tell('cost_about', { costUsd: cost }),
    live === undefined ? tell(`speed_${model.speed}`) : tell('latency', { latencyMs: live.latencyMs }),
    ...(live === undefined ? [] : [tell('success', { successPercent: live.successRate * 100 })]),
  ];
  return { score, reasons };
}

function compare(task: ModelTask, a: Candidate, b: Candidate, deps: RouterDeps): number {
  if (a.kept !== b.kept) return a.kept ? -1 : 1;
  const byPriority =
    task.priority === 'cost'
      ? costOrder(a, b)
      : task.priority === 'quality'
        ? QUALITY[b.model.quality] - QUALITY[a.model.quality]
        : 0;
  if (byPriority !== 0) return byPriority;
  if (Math.abs(a.score - b.score) > 1e-9) return b.score - a.score;
  const [liveA, liveB] = [deps.liveRecordOf(a.model), deps.liveRecordOf(b.model)];
  const bySuccess = (liveB?.successRate ?? 1) - (liveA?.successRate ?? 1);
  if (bySuccess !== 0) return bySuccess;
  const byLatency = (liveA?.latencyMs ?? 0) - (liveB?.latencyMs ?? 0);
  if (byLatency !== 0) return byLatency;
  const [keyA, keyB] = [keyOf(a.model), keyOf(b.model)];
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

function costOrder(a: Candidate, b: Candidate): number {
  const [costA, costB] = [a.estimatedCost ?? Number.POSITIVE_INFINITY, b.estimatedCost ?? Number.POSITIVE_INFINITY];
  return costA === costB ? 0 : costA - costB;
}

export function keyOf(model: Pick<ModelConfig, 'provider' | 'id'>): string {
  return `${model.provider}/${model.id}`;
}

function noModel(task: ModelTask, candidates: readonly Candidate[]): HkmError {
  const objections = candidates.filter((candidate) => candidate.model.type === task.type);
  const told = objections.map(({ model, reason }) => `${keyOf(model)}: ${reason}`);
  const found = told.length === 0 ? `there is no ${task.type} model` : told.slice(0, 5).join('; ');
  const limits = [task.privacy ? 'local' : '', task.budget === undefined ? '' : `within $${task.budget}`].filter(
    (part) => part !== '',
  );
  return new HkmError('no_model', `No ${[...limits, task.type].join(', ')} model can do this: ${found}.`, {
    details: objections.map(({ reasons: [first] }, at) => ({
      path: 'model',
      message: told[at] ?? '',
      ...(first && { code: first.code, ...(first.parameters && { parameters: first.parameters }) }),
    })),
  });
}
