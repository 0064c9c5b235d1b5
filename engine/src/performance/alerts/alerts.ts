/**
 * Alert rules over readings. A rule is `ok`, then `pending` while its bound is crossed, then `firing` once it has been crossed for
 * `forSeconds`; back to `ok` once the reading has kept within the bound for as long. Each change is told once: no flapping.
 */
import { HkmError } from '../../errors.ts';

export interface AlertRule {
  name: string;
  /** A field of the readings, e.g. `successRate`, `p95ResponseTime`, `queueLength`, `costToday`. */
  metric: string;
  /** One operation alone; default all. */
  operation?: string;
  /** Fires when the reading is above / below. Exactly one of the two. */
  above?: number;
  below?: number;
  forSeconds: number;
  /** `log` or the URL of a webhook. */
  notify: string[];
}

export interface Alert {
  rule: string;
  state: 'firing' | 'resolved';
  metric: string;
  operation?: string;
  /** The latest reading; of a resolved alert the one that resolved it. */
  value: number;
  bound: number;
  /** ISO 8601. */
  since: string;
  resolvedAt?: string;
}

/** Gives a reading, or undefined where there is none yet: a rule without a reading never changes. Nor does one whose reading fails. */
export type ReadMetric = (metric: string, operation?: string) => number | undefined | Promise<number | undefined>;
export type Notify = (alert: Alert, target: string) => Promise<void> | void;

/** Where alerts are kept, so that one that goes on over a restart is not told again, and its end is told. */
export interface AlertArchive {
  loadAlerts(): Promise<readonly Alert[]>;
  /** All that are firing, and those resolved lately. */
  saveAlerts(alerts: readonly Alert[]): Promise<void>;
}

export interface AlertOptions {
  read: ReadMetric;
  notify: Notify;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
  /** Most resolved alerts that are remembered. Default 100. */
  history?: number;
  /** Default: nowhere. */
  archive?: AlertArchive;
}

interface RuleState {
  rule: AlertRule;
  /** When the reading last moved to the other side of the bound. */
  turned: number | undefined;
  alert: Alert | undefined;
}

export const DEFAULT_ALERT_RULES: readonly AlertRule[] = [
  { name: 'success rate low', metric: 'successRate', below: 95, forSeconds: 60, notify: ['log'] },
  { name: 'slow answers', metric: 'p95ResponseTime', above: 5_000, forSeconds: 120, notify: ['log'] },
  { name: 'queue long', metric: 'queueLength', above: 100, forSeconds: 30, notify: ['log'] },
  { name: 'spending high', metric: 'costToday', above: 10, forSeconds: 0, notify: ['log'] },
];

export class AlertManager {
  readonly #states: RuleState[];
  readonly #options: Required<Omit<AlertOptions, 'archive'>> & AlertOptions;
  #resolved: Alert[] = [];
  #restored: Promise<void> | undefined;
  /** The archive does not know the latest change yet. */
  #isUnsaved = false;
  #timer: NodeJS.Timeout | undefined;
  #evaluating: Promise<void> | undefined;

  constructor(rules: readonly AlertRule[], options: AlertOptions) {
    this.#options = { now: Date.now, history: 100, ...options };
    this.#states = rules.map((rule) => ({ rule: checked(rule), turned: undefined, alert: undefined }));
  }

  /** Firing alerts first, then those resolved, newest first. */
  getAlerts(): Alert[] {
    const firing = this.#states.flatMap(({ alert }) => (alert === undefined ? [] : [{ ...alert }]));
    return [...firing, ...this.#resolved.map((alert) => ({ ...alert }))];
  }

  /** Goes on with what the archive holds; `evaluate` does it by itself. Rejects when the archive does, and may be asked again then. */
  restore(): Promise<void> {
    this.#restored ??= this.#restore().catch((error: unknown) => {
      this.#restored = undefined;
      throw error;
    });
    return this.#restored;
  }

  async #restore(): Promise<void> {
    const kept = (await this.#options.archive?.loadAlerts()) ?? [];
    this.#resolved = kept.filter(({ state }) => state === 'resolved').slice(0, this.#options.history);
    for (const state of this.#states) state.alert = kept.find((alert) => isOf(alert, state.rule));
  }

  /**
   * Reads every metric once and tells what changed; asked again meanwhile, it is the same evaluation. A notification that fails does not
   * stop the others. Rejects, having changed nothing, when the archive could not be read.
   */
  evaluate(): Promise<void> {
    this.#evaluating ??= this.#evaluate().finally(() => {
      this.#evaluating = undefined;
    });
    return this.#evaluating;
  }

  async #evaluate(): Promise<void> {
    const { read } = this.#options;
    // Without it an alert that goes on would be told again.
    await this.restore();
    const readings = await Promise.all(
      this.#states
        .map(async ({ rule }) => read(rule.metric, rule.operation))
        .map((value) => value.catch(() => undefined)),
    );
    const changes = this.#states.flatMap((state, index) => this.#advance(state, readings[index]));
    this.#isUnsaved ||= changes.length > 0;
    await Promise.allSettled([
      this.#save(),
      ...changes.flatMap(({ alert, rule }) =>
        rule.notify.map(async (target) => this.#options.notify({ ...alert }, target)),
      ),
    ]);
  }

  /** A failure is made good at the next evaluation. */
  async #save(): Promise<void> {
    if (!this.#isUnsaved) return;
    await this.#options.archive?.saveAlerts(this.getAlerts());
    this.#isUnsaved = false;
  }

  /** Evaluates every `interval` milliseconds (default 10,000) until `close`. */
  start(interval = 10_000): void {
    this.#timer ??= setInterval(() => this.evaluate().catch(() => undefined), interval).unref();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #advance(state: RuleState, value: number | undefined): { alert: Alert; rule: AlertRule }[] {
    const { rule } = state;
    if (value === undefined || Number.isNaN(value)) return [];
    const crossed = rule.above === undefined ? value < (rule.below ?? Number.NEGATIVE_INFINITY) : value > rule.above;
    const firing = state.alert !== undefined;
    if (state.alert !== undefined && crossed) state.alert.value = value;
    if (crossed === firing) {
      state.turned = undefined;
      return [];
    }
    const now = this.#options.now();
    state.turned ??= now;
    if (now - state.turned < rule.forSeconds * 1_000) return [];
    const alert = firing ? this.#resolve(state, value, now) : this.#fire(state, value, now);
    state.turned = undefined;
    return alert === undefined ? [] : [{ alert, rule }];
  }

  #fire(state: RuleState, value: number, now: number): Alert {
    const { rule } = state;
    state.alert = {
      rule: rule.name,
      state: 'firing',
      metric: rule.metric,
      ...(rule.operation !== undefined && { operation: rule.operation }),
      value,
      bound: rule.above ?? rule.below ?? 0,
      since: new Date(state.turned ?? now).toISOString(),
    };
    return state.alert;
  }

  #resolve(state: RuleState, value: number, now: number): Alert | undefined {
    const { alert } = state;
    if (alert === undefined) return undefined;
    state.alert = undefined;
    const resolved: Alert = { ...alert, state: 'resolved', value, resolvedAt: new Date(now).toISOString() };
    this.#resolved.unshift(resolved);
    this.#resolved.length = Math.min(this.#resolved.length, this.#options.history);
    return resolved;
  }
}

/** Whether a kept alert is firing by this very rule: one whose bound was changed is another. */
function isOf(alert: Alert, { name, metric, operation, above, below }: AlertRule): boolean {
  const { state, rule, bound } = alert;
  const isSame = rule === name && alert.metric === metric && alert.operation === operation;
  return state === 'firing' && isSame && bound === (above ?? below);
}

function checked(rule: AlertRule): AlertRule {
  if ((rule.above === undefined) === (rule.below === undefined)) {
    throw new HkmError('bad_input', `Alert rule "${rule.name}" needs exactly one of above and below.`);
  }
  const unknown = rule.notify.find((target) => target !== 'log' && !/^https?:\/\//u.test(target));
  if (unknown !== undefined) {
    throw new HkmError(
      'bad_input',
      `Alert rule "${rule.name}" notifies "${unknown}"; use "log" or the URL of a webhook.`,
    );
  }
  return rule;
}
