/**
 * Fetches one document from the web for somebody who may be hostile: only http and https, names resolved here,
 * every address checked before anything is sent and the connection pinned to what was checked, each redirect
 * checked again, everything limited in size and time.
 */
import { lookup } from 'node:dns/promises';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Agent, type Dispatcher, request } from 'undici';
import { BRIEF_LIMITS } from '../../contract/index.ts';
import { type ErrorCode, HkmError, isHkmError } from '../../errors.ts';
import { tooLarge } from '../documents/reader.ts';
import { hostnameOf, isPublicAddress } from './address.ts';

export interface FetchedDocument {
  bytes: Uint8Array;
  /** After redirects. */
  url: string;
  /** As the server declares it, with its character set. */
  mediaType?: string;
  /** false: its server asks not to keep it (`cache-control: no-store`). Default true. */
  mayKeep?: boolean;
  /** Every host contacted, in order, with its port where that is not the protocol's own. */
  hosts: string[];
}

export interface FetchDocumentOptions {
  signal?: AbortSignal;
  /** Most bytes, before and after decompression; default 20 MiB. */
  maxBytes?: number;
  /** Milliseconds for everything, redirects included; default 20 000. */
  timeoutMs?: number;
  /** Milliseconds for one connection; default 5 000. */
  connectTimeoutMs?: number;
  /** Default 5. */
  maxRedirects?: number;
  /** Hosts (`name` or `name:port`) that may be reached although their address is private; default none. */
  allowPrivateHosts?: readonly string[];
  /** All addresses of a name; default: the system's resolver. */
  resolve?: (hostname: string) => Promise<readonly string[]>;
}

/** A fetch that failed, with the hosts that were contacted all the same. */
export class FetchError extends HkmError {
  override readonly name: string = 'FetchError';
  readonly hosts: readonly string[];

  constructor(code: ErrorCode, message: string, hosts: readonly string[], cause?: unknown) {
    super(code, message, cause === undefined ? {} : { cause });
    this.hosts = [...hosts];
  }
}

type Settings = Required<Omit<FetchDocumentOptions, 'signal'>> & { signal: AbortSignal };

interface Hop {
  url: URL;
  addresses: readonly string[];
}

const ACCEPT =
  'text/html, text/plain, text/markdown, application/pdf, application/vnd.openxmlformats-officedocument.wordprocessingml.document, */*;q=0.1';
const READABLE_TYPE =
  /^(text\/|application\/(pdf|xhtml\+xml|octet-stream|zip|msword|vnd\.openxmlformats-officedocument\.wordprocessingml)|binary\/octet-stream)/i;

/** Throws HkmError: `blocked_address`, `too_large`, `unsupported_media`, `timeout`, `unavailable`, `unreadable_document`, `bad_input`. */
export async function fetchDocument(url: string, options: FetchDocumentOptions = {}): Promise<FetchedDocument> {
  const settings = withDefaults(options);
  const hosts: string[] = [];
  try {
    return await followRedirects(parseUrl(url), settings, hosts);
  } catch (error) {
    options.signal?.throwIfAborted();
    if (settings.signal.aborted) {
      throw new FetchError('timeout', `${url} did not answer within ${settings.timeoutMs} ms.`, hosts, error);
    }
    if (isHkmError(error)) throw new FetchError(error.code, error.message, hosts, error.cause);
    throw new FetchError('unavailable', `${url} cannot be reached: ${reasonOf(error)}.`, hosts, error);
  }
}

function withDefaults(options: FetchDocumentOptions): Settings {
  const { signal, timeoutMs = 20_000, maxBytes = BRIEF_LIMITS.documentBytes, maxRedirects = 5 } = options;
  const { connectTimeoutMs = 5_000, allowPrivateHosts = [], resolve = resolveName } = options;
  const limit = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  return { signal: either, timeoutMs, maxBytes, maxRedirects, connectTimeoutMs, allowPrivateHosts, resolve };
}

async function resolveName(hostname: string): Promise<string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address);
}

async function followRedirects(first: URL, settings: Settings, hosts: string[]): Promise<FetchedDocument> {
  let url = first;
  for (let redirects = 0; redirects <= settings.maxRedirects; redirects += 1) {
    const hop = await checkHop(url, settings);
    if (!hosts.includes(url.host)) hosts.push(url.host);
    const result = await fetchHop(hop, settings);
    if (!(result instanceof URL)) return { ...result, url: url.href, hosts };
    url = result;
  }
  throw new HkmError('unreadable_document', `${first} redirects more than ${settings.maxRedirects} times.`);
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url === null) throw new HkmError('bad_input', `"${text.slice(0, 200)}" is not a URL.`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new HkmError('blocked_address', `${url.protocol} addresses are not fetched, only http: and https:.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new HkmError('blocked_address', 'Addresses with a user name or password in them are not fetched.');
  }
  url.hash = '';
  return url;
}

/** Resolves the name and refuses when any of its addresses is not public: which one is used would be chance. */
async function checkHop(url: URL, settings: Settings): Promise<Hop> {
  const hostname = hostnameOf(url);
  const isLiteral = /^[\d.]+$/.test(hostname) || hostname.includes(':');
  const addresses = isLiteral ? [hostname] : await abortable(settings.resolve(hostname), settings.signal);
  if (addresses.length === 0) throw new HkmError('unavailable', `${hostname} has no address.`);
  const isNamed = settings.allowPrivateHosts.some((host) => host === url.host || host === hostname);
  if (!isNamed && !addresses.every(isPublicAddress)) {
    throw new HkmError('blocked_address', `${url.host} leads to a private or reserved address; it was not contacted.`);
  }
  return { url, addresses };
}

async function fetchHop(
  { url, addresses }: Hop,
  settings: Settings,
): Promise<URL | Omit<FetchedDocument, 'url' | 'hosts'>> {
  const agent = pinnedAgent(addresses, settings.connectTimeoutMs);
  try {
    const response = await request(url, {
      dispatcher: agent,
      signal: settings.signal,
      headersTimeout: settings.timeoutMs,
      bodyTimeout: settings.timeoutMs,
      headers: { accept: ACCEPT, 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'hkm (document fetch)' },
    });
    const redirect = redirectOf(response, url);
    if (redirect !== undefined) return redirect;
    checkResponse(response, url, settings.maxBytes);
    const raw = await readLimited(response.body, url, settings.maxBytes);
    const bytes = await decompress(raw, headerOf(response, 'content-encoding'), url, settings.maxBytes);
    const mediaType = headerOf(response, 'content-type');
    const mayKeep = !/\bno-store\b/i.test(headerOf(response, 'cache-control') ?? '');
    return { bytes, mayKeep, ...(mediaType === undefined ? {} : { mediaType }) };
  } finally {
    // The connection serves this one request; destroying it also ends a body that was not read.
    await agent.destroy().catch(() => undefined);
  }
}

/** Connects only to the addresses that were checked: a second answer of the name server changes nothing. */
function pinnedAgent(addresses: readonly string[], timeout: number): Agent {
  const records = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return new Agent({
    connections: 1,
    pipelining: 1,
    connect: {
      timeout,
      lookup: (_hostname, options, callback) => {
        const first = records[0] ?? { address: '', family: 4 };
        if (options.all) callback(null, records);
        else callback(null, first.address, first.family);
      },
    },
  });
}

function redirectOf(response: Dispatcher.ResponseData, url: URL): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(response.statusCode)) return undefined;
  const location = headerOf(response, 'location');
  if (location === undefined) throw new HkmError('unreadable_document', `${url} redirects to nowhere.`);
  return parseUrl(location, url);
}

function checkResponse(response: Dispatcher.ResponseData, url: URL, maxBytes: number): void {
  const { statusCode } = response;
  if (statusCode === 429 || statusCode >= 500) {
    throw new HkmError(
      'unavailable',
      `${url} answered ${statusCode}; try again later, or hand the document in as a file.`,
    );
  }
  if (statusCode !== 200) {
    throw new HkmError(
      'unreadable_document',
      `${url} answered ${statusCode}; check the address, or hand the document in as a file.`,
    );
  }
  const type = headerOf(response, 'content-type');
  if (type !== undefined && !READABLE_TYPE.test(type.trim())) {
    throw new HkmError(
      'unsupported_media',
      `${url} is ${type.split(';')[0]}. Hand in text, Markdown, HTML, PDF or DOCX.`,
    );
  }
  if (Number(headerOf(response, 'content-length') ?? 0) > maxBytes) throw tooLarge(url.href, maxBytes);
}

async function readLimited(body: AsyncIterable<Uint8Array>, url: URL, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(url.href, maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const DECOMPRESSORS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

/** A small reply can unfold into gigabytes; the limit holds for what comes out. */
async function decompress(raw: Buffer, encoding: string | undefined, url: URL, maxBytes: number): Promise<Buffer> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '') return raw;
  const isKnown = (key: string): key is keyof typeof DECOMPRESSORS => Object.hasOwn(DECOMPRESSORS, key);
  if (!isKnown(name))
    throw new HkmError('unreadable_document', `${url} is packed as ${name}, which was not asked for.`);
  try {
    return await DECOMPRESSORS[name](raw, { maxOutputLength: maxBytes });
  } catch (cause) {
    if (cause instanceof RangeError) throw tooLarge(url.href, maxBytes);
    throw new HkmError('unreadable_document', `${url} arrived damaged; hand the document in as a file.`, { cause });
  }
}

function headerOf(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', onAbort));
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return code ?? error.message;
}
