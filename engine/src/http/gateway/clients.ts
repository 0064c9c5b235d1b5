/** Who may use the gateway, and how much each may spend a day. Without clients in the configuration, everybody on this machine may. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { HkmError } from '../../errors.ts';
import { DayBudget, type SpendingArchive } from '../../performance/index.ts';

export interface GatewayClient {
  name: string;
  key: string;
  /** USD a day (UTC). */
  budgetPerDay?: number;
}

interface Account {
  client: GatewayClient;
  digest: Buffer;
  budget: DayBudget | undefined;
}

export class ClientBook {
  readonly #accounts: Account[];

  /** With an archive, what a client spent today outlasts a restart. */
  constructor(clients: readonly GatewayClient[] = [], archive?: SpendingArchive, now?: () => number) {
    this.#accounts = clients.map((client) => ({
      client,
      digest: digestOf(client.key),
      budget: budgetOf(client, archive, now),
    }));
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

  /** That of a client of this book; undefined where its calls may cost what they cost. */
  budgetOf(client: GatewayClient | undefined): DayBudget | undefined {
    return this.#accounts.find((account) => account.client === client)?.budget;
  }
}

function budgetOf(
  { name, budgetPerDay }: GatewayClient,
  archive: SpendingArchive | undefined,
  now: (() => number) | undefined,
): DayBudget | undefined {
  if (budgetPerDay === undefined) return undefined;
  return new DayBudget({
    limit: budgetPerDay,
    account: `client ${name}`,
    owner: `${name} has`,
    ...(archive && { archive }),
    ...(now && { now }),
  });
}

function digestOf(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
