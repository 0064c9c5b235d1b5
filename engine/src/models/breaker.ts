/**
 * A circuit breaker per model. closed: calls pass. After `failures` failures in a row it is open: no call passes until the cool-down
 * ends. Then half-open: one probe passes; its success closes the breaker, its failure opens it for twice as long.
 */
import { LRUCache } from 'lru-cache';

export interface BreakerOptions {
  /** Failures in a row that open it. Default 3. */
  failures?: number;
  /** Milliseconds of the first cool-down; doubled each time, at most `maxCoolDownMs`. Default 15,000. */
  coolDownMs?: number;
  /** Default 300,000. */
  maxCoolDownMs?: number;
  /** Milliseconds since any fixed moment. Default `performance.now`. */
  now?: () => number;
}

interface Circuit {
  failures: number;
  openUntil: number;
  coolDownMs: number;
  probing: boolean;
}

export type BreakerState = 'closed' | 'open' | 'half-open';

export class Breaker {
  readonly #circuits = new LRUCache<string, Circuit>({ max: 2_000 });
  readonly #options: Required<BreakerOptions>;

  constructor(options: BreakerOptions = {}) {
    this.#options = {
      failures: 3,
      coolDownMs: 15_000,
      maxCoolDownMs: 300_000,
      now: () => performance.now(),
      ...options,
    };
  }

  /** Asking changes nothing. */
  stateOf(key: string): BreakerState {
    const circuit = this.#circuits.get(key);
    if (circuit === undefined || circuit.failures < this.#options.failures) return 'closed';
    return this.#options.now() < circuit.openUntil || circuit.probing ? 'open' : 'half-open';
  }

  /** true: go ahead, and tell the outcome. In the half-open state only one caller is let through. */
  enter(key: string): boolean {
    const state = this.stateOf(key);
    if (state === 'open') return false;
    const circuit = this.#circuits.get(key);
    if (state === 'half-open' && circuit !== undefined) circuit.probing = true;
    return true;
  }

  succeeded(key: string): void {
    this.#circuits.delete(key);
  }

  failed(key: string, retryAfterMs = 0): void {
    const circuit = this.#circuits.get(key) ?? {
      failures: 0,
      openUntil: 0,
      coolDownMs: this.#options.coolDownMs / 2,
      probing: false,
    };
    circuit.failures++;
    circuit.probing = false;
    if (circuit.failures >= this.#options.failures) {
      circuit.coolDownMs = Math.min(circuit.coolDownMs * 2, this.#options.maxCoolDownMs);
      circuit.openUntil =
        this.#options.now() + Math.max(circuit.coolDownMs, Math.min(retryAfterMs, this.#options.maxCoolDownMs));
    }
    this.#circuits.set(key, circuit);
  }

  /** A call that was let through ended without telling anything of the model (cancelled by its caller). */
  left(key: string): void {
    const circuit = this.#circuits.get(key);
    if (circuit !== undefined) circuit.probing = false;
  }
}
