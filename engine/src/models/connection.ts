/** One look at one provider, asked for by hand: whether it answers, in what time, what it offers, and how to mend it where it does not. */
import { type ErrorCode, isHkmError } from '../errors.ts';
import { mendingOf } from './providers.ts';
import type { Provider } from './spec/index.ts';

/**
 * What to do: `configure` set its variables (or a key that is good); `start` it, or mend its address; `wait` until it takes calls
 * again; `install` a model, for it has none; `look` at what it said.
 */
export type MendingCode = 'configure' | 'start' | 'wait' | 'install' | 'look';

export interface ConnectionReport {
  provider: string;
  ok: boolean;
  /** Milliseconds until it answered, or until it was given up. */
  durationMs: number;
  /** Base address, without user and password; absent where nothing leaves the process or nothing is configured. */
  endpoint?: string;
  /** How many models it offers, and the names of the first few. */
  modelCount: number;
  modelNames: string[];
  /** Absent where all is well. `no_models` goes with `ok: true`: it answers, and has nothing to offer. */
  problem?: ConnectionProblem;
}

interface ConnectionProblem {
  code: ErrorCode | 'not_configured' | 'no_models';
  /** In English; without anything that could be a key. */
  message: string;
  mending: MendingCode;
  /** The same in English, as a sentence. */
  advice: string;
}

export interface ConnectionOptions {
  signal?: AbortSignal;
  /** Milliseconds for all of it. Default 8,000. */
  timeoutMs?: number;
}

const MOST_NAMES = 5;
const MOST_CHARACTERS = 300;

/** Never rejects, except when `signal` aborts. Nothing is generated, so it costs nothing. */
export async function testConnection(
  id: string,
  provider: Provider | undefined,
  { signal, timeoutMs = 8_000 }: ConnectionOptions = {},
): Promise<ConnectionReport> {
  const began = performance.now();
  const report = { provider: id, durationMs: 0, modelCount: 0, modelNames: [], ...endpointOf(provider) };
  if (provider === undefined) return { ...report, ok: false, problem: problemOf(id, 'not_configured') };
  const limit = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? limit : AbortSignal.any([limit, signal]);
  const error = await within(either, () => ask(provider, either));
  const durationMs = Math.round(performance.now() - began);
  signal?.throwIfAborted();
  if (error !== undefined) return { ...report, ok: false, durationMs, problem: problemOf(id, codeOf(error), error) };
  const models = await within(either, async () => provider.getAvailableModels?.(either));
  const names = Array.isArray(models) ? models.map(({ name }) => name) : [];
  const found = { ...report, ok: true, durationMs, modelCount: names.length, modelNames: names.slice(0, MOST_NAMES) };
  // A provider that cannot list its models may have some all the same.
  const isBare = provider.getAvailableModels !== undefined && names.length === 0;
  return isBare ? { ...found, problem: problemOf(id, 'no_models', provider.lastError) } : found;
}

/** What is wrong with it; undefined: nothing. */
async function ask(provider: Provider, signal: AbortSignal): Promise<Error | undefined> {
  if (provider.isAvailable === undefined) {
    await provider.getAvailableModels?.(signal);
    return provider.lastError;
  }
  if (await provider.isAvailable(signal)) return undefined;
  return provider.lastError ?? new Error('It does not answer.');
}

/** What `work` gives or throws; an Error of its own when the limit runs out, even where `work` does not listen to it. */
async function within<T>(limit: AbortSignal, work: () => Promise<T>): Promise<T | Error> {
  const late = Promise.withResolvers<Error>();
  const expire = () => late.resolve(new DOMException('It did not answer in time.', 'TimeoutError'));
  if (limit.aborted) expire();
  else limit.addEventListener('abort', expire, { once: true });
  try {
    return await Promise.race([work(), late.promise]);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  } finally {
    limit.removeEventListener('abort', expire);
  }
}

type ProblemCode = ConnectionProblem['code'];

function codeOf(error: Error): ErrorCode {
  if (isHkmError(error)) return error.code;
  return error.name === 'TimeoutError' ? 'timeout' : 'unavailable';
}

const MENDING: Partial<Record<ProblemCode, MendingCode>> = {
  not_configured: 'configure',
  auth: 'configure',
  no_models: 'install',
  unavailable: 'start',
  timeout: 'start',
  rate_limit: 'wait',
  quota: 'wait',
};

function problemOf(id: string, code: ProblemCode, error?: Error): ConnectionProblem {
  const { name, start, configure } = mendingOf(id);
  const mending = MENDING[code] ?? 'look';
  const advice: Record<MendingCode, string> = {
    configure: `To connect: ${configure.message}, then start HKM again.`,
    start: `${start.message}.`,
    wait: 'Wait, or look at the account there.',
    install: 'It answers, but offers no model. Install one there.',
    look: 'Something else than this service may answer at its address.',
  };
  return { code, message: messageOf(name, code, error), mending, advice: advice[mending] };
}

function messageOf(name: string, code: ProblemCode, error: Error | undefined): string {
  if (code === 'not_configured') return `${name} is not configured.`;
  if (error === undefined) return `${name} has no models.`;
  const said = isHkmError(error) ? error.details.map(({ message }) => message) : [];
  // Nothing was generated here.
  const reason = error.message.replace(/^.{0,60} generation failed: /u, '');
  return withoutKeys([reason, ...said].join(' ')).slice(0, MOST_CHARACTERS);
}

/** Services repeat a wrong key in their answers: a long run of signs that are no word goes. */
function withoutKeys(text: string): string {
  return text.replace(/[\w*.-]{20,}/gu, (run) => (/\d|\*/u.test(run) ? '…' : run));
}

function endpointOf(provider: Provider | undefined): { endpoint?: string } {
  const url = URL.parse(provider?.endpoint ?? '');
  if (url === null) return {};
  return { endpoint: url.origin + (url.pathname === '/' ? '' : url.pathname) };
}
