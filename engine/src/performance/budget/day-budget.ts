/** A budget of one day (UTC): a call is refused before it is made when the rest of the day's money cannot pay it. See docs/performance.md. */
import { HkmError } from '../../errors.ts';

/** Where sums are kept, so that a restart and other processes know them. */
export interface SpendingArchive {
  /** `day` is a date in ISO 8601, UTC; `usd` US dollars. */
  addSpending(day: string, account: string, usd: number): Promise<void>;
  /** US dollars; 0 for a day without. */
  getSpending(day: string, account: string): Promise<number>;
}

/** Tells what a call cost in the end; 0 for one that failed, undefined for one whose cost nobody knows. Only the first time counts. */
export type Settle = (costUsd: number | undefined) => void;

export interface DayBudgetOptions {
  /** USD a day. */
  limit: number;
  /** Name of the sum. */
  account: string;
  /** What the message says of whose budget it is, e.g. `"notes" has`. */
  owner: string;
  /** Default: in memory. */
  archive?: SpendingArchive;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?: () => number;
}

export class DayBudget {
  readonly #options: Required<DayBudgetOptions>;
  /** USD of calls under way. */
  #reserved = 0;

  constructor(options: DayBudgetOptions) {
    if (!(options.limit >= 0)) throw new HkmError('bad_input', `A budget must be at least 0, not ${options.limit}.`);
    this.#options = { archive: createMemoryArchive(), now: Date.now, ...options };
  }

  /** USD left today, calls under way taken off. */
  async remaining(): Promise<number> {
    const { archive, account, limit } = this.#options;
    return Math.max(0, limit - (await archive.getSpending(this.#today(), account)) - this.#reserved);
  }

  /**
   * Sets `estimate` (USD) aside for a call; undefined where nobody knows what it costs, which is not paid from a budget. What costs
   * nothing is never refused.
   * @throws budget_exceeded with what it would have cost and what is left
   */
  async reserve(estimate: number | undefined): Promise<Settle> {
    if (estimate === 0) return this.#settling(0);
    const left = await this.remaining();
    if (estimate === undefined || estimate > left) throw this.#refusal(estimate, left);
    this.#reserved += estimate;
    return this.#settling(estimate);
  }

  #settling(estimate: number): Settle {
    let isOpen = true;
    return (costUsd = estimate) => {
      if (!isOpen) return;
      isOpen = false;
      this.#reserved = Math.max(0, this.#reserved - estimate);
      const { archive, account } = this.#options;
      // A sum that cannot be kept takes no answer away.
      if (costUsd > 0) archive.addSpending(this.#today(), account, costUsd).catch(() => undefined);
    };
  }

  #refusal(estimate: number | undefined, left: number): HkmError {
    const { owner, limit } = this.#options;
    const rest = `${owner} $${left.toFixed(4)} of $${limit} left today`;
    return estimate === undefined
      ? new HkmError(
          'budget_exceeded',
          `Nobody knows what this call would cost, and ${rest}. Tell the price of the model in the configuration (prices).`,
        )
      : new HkmError('budget_exceeded', `This call would cost about $${estimate.toPrecision(2)}, and ${rest}.`);
  }

  #today(): string {
    return new Date(this.#options.now()).toISOString().slice(0, 10);
  }
}

/** Of one day alone: an earlier one is over. */
function createMemoryArchive(): SpendingArchive {
  let kept = { day: '', usd: 0 };
  return {
    async addSpending(day, _account, usd) {
      kept = { day, usd: usd + (kept.day === day ? kept.usd : 0) };
    },
    getSpending: async (day) => (kept.day === day ? kept.usd : 0),
  };
}
