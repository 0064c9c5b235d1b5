/** Who may use the gateway, and how much each may spend a day. Without clients in the configuration, everybody on this machine may. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { HkmError } from '../../errors.ts';

export interface GatewayClient {
  name: string;
  key: string;
  /** USD a day (UTC). */
  budgetPerDay?: number;
}

interface Account {
  client: GatewayClient;
  digest: Buffer;
  day: string;
  spent: number;
}

export class ClientBook {
  readonly #accounts: Account[];
  readonly #now: () => Date;

  constructor(clients: readonly GatewayClient[] = [], now: () => Date = () => new Date()) {
    this.#accounts = clients.map((client) => ({ client, digest: digestOf(client.key), day: '', spent: 0 }));
    this.#now = now;
  }

  /** The client of an Authorization header; undefined where no client is configured. @throws unauthorized */
  identify(authorization: string | undefined): GatewayClient | undefined {
    if (this.#accounts.length === 0) return undefined;
    const key = /^Bearer\s+(\S+)$/iu.exec(authorization ?? '')?.[1] ?? '';
    const digest = digestOf(key);
    // All are compared, so that the time says nothing of how near a guess was.
    const found = this.#accounts.filter((account) => timingSafeEqual(account.digest, digest))[0];
    if (found === undefined)
      throw new HkmError('unauthorized', 'This gateway wants a key: send it as "Authorization: Bearer <key>".');
    return found.client;
  }

  /** USD left today; undefined where there is no budget. */
  remaining(client: GatewayClient | undefined): number | undefined {
    const account = this.#accountOf(client);
    return account?.client.budgetPerDay === undefined
      ? undefined
      : Math.max(0, account.client.budgetPerDay - account.spent);
  }

  /** @throws budget_exceeded before a call that today's budget cannot pay */
  assertBudget(client: GatewayClient | undefined, estimate: number | undefined): void {
    const left = this.remaining(client);
    if (left === undefined || client === undefined) return;
    if (left > 0 && (estimate === undefined || estimate <= left)) return;
    const cost = estimate === undefined ? 'an unknown amount' : `about $${estimate.toPrecision(2)}`;
    throw new HkmError(
      'budget_exceeded',
      `This call would cost ${cost}, and ${client.name} has $${left.toFixed(4)} left today.`,
    );
  }

  charge(client: GatewayClient | undefined, costUsd: number | undefined): void {
    const account = this.#accountOf(client);
    if (account !== undefined) account.spent += costUsd ?? 0;
  }

  #accountOf(client: GatewayClient | undefined): Account | undefined {
    const account = this.#accounts.find((candidate) => candidate.client === client);
    if (account === undefined) return undefined;
    const day = this.#now().toISOString().slice(0, 10);
    if (account.day !== day) Object.assign(account, { day, spent: 0 });
    return account;
  }
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
