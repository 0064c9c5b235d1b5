/** What receives an answer: all of it, or frame by frame. The body of a refusal is gathered in either case, up to a small limit. */
import { HkmError } from '../../errors.ts';
import { createFramer, type Framer, type Framing } from './frames.ts';
import type { CallLimits } from './limits.ts';
import type { AnswerHead, AnswerReceiver } from './transport.ts';

export const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
const MAX_ERROR_BYTES = 256 * 1024;
/** Bytes whose frames may wait for their reader before the service is held back. */
const MAX_WAITING_BYTES = 512 * 1024;

/** Gathers the whole body. */
export class WholeAnswer implements AnswerReceiver {
  protected readonly limits: CallLimits;
  readonly #maxBytes: number;
  readonly #pieces: Uint8Array[] = [];
  #size = 0;
  head: AnswerHead | undefined;

  constructor(limits: CallLimits, maxBytes = DEFAULT_MAX_BYTES) {
    this.limits = limits;
    this.#maxBytes = maxBytes;
  }

  /** The head has come, and its status is none of success. */
  get isRefused(): boolean {
    return this.head !== undefined && (this.head.status < 200 || this.head.status > 299);
  }

  get bytes(): Uint8Array {
    const [only] = this.#pieces;
    return this.#pieces.length === 1 && only !== undefined ? only : Buffer.concat(this.#pieces);
  }

  get text(): string {
    return DECODER.decode(this.bytes);
  }

  onHead(head: AnswerHead): void {
    this.head = head;
  }

  onPiece(piece: Uint8Array): void | Promise<void> {
    this.limits.moved();
    this.count(piece);
    this.#pieces.push(piece);
  }

  /** @throws bad_response past the limit */
  protected count(piece: Uint8Array): void {
    this.#size += piece.byteLength;
    const limit = this.isRefused ? MAX_ERROR_BYTES : this.#maxBytes;
    if (this.#size > limit) throw tooLong(limit);
  }
}

/** Gives frames as they come; only a whole frame counts as a sign of life. */
export class FramedAnswer extends WholeAnswer {
  readonly #framer: Framer;
  #waiting: string[] = [];
  #waitingBytes = 0;
  #end: { error: unknown } | undefined;
  #wakeReader: (() => void) | undefined;
  #wakeService: (() => void) | undefined;

  constructor(limits: CallLimits, framing: Framing, maxBytes?: number) {
    super(limits, maxBytes);
    this.#framer = createFramer(framing);
  }

  override onPiece(piece: Uint8Array): void | Promise<void> {
    if (this.isRefused) return super.onPiece(piece);
    this.count(piece);
    this.#waitingBytes += piece.byteLength;
    this.#add(this.#framer(piece));
    // Without a whole frame there is nothing that the reader could take to set the service free again.
    if (this.#waitingBytes < MAX_WAITING_BYTES || this.#waiting.length === 0) return;
    return new Promise((resolve) => {
      this.#wakeService = resolve;
    });
  }

  /** The body has ended, or broke off with an error. */
  end(error?: unknown): void {
    if (error === undefined) this.#add(this.#framer());
    this.#end = { error };
    this.#wakeReader?.();
  }

  /**
   * All frames that have come, waiting for the first; undefined after the last.
   * @throws what the body broke off with, once its frames are told
   */
  async take(): Promise<string[] | undefined> {
    if (this.#waiting.length === 0 && this.#end === undefined)
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
    const frames = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    this.#wakeService?.();
    this.#wakeService = undefined;
    if (frames.length > 0) return frames;
    if (this.#end?.error !== undefined) throw this.#end.error;
    return undefined;
  }

  #add(frames: string[]): void {
    if (frames.length === 0) return;
    this.limits.moved();
    this.#waiting.push(...frames);
    this.#wakeReader?.();
  }
}

const DECODER = new TextDecoder();

function tooLong(maxBytes: number): HkmError {
  return new HkmError(
    'bad_response',
    `The service answered more than ${Math.round(maxBytes / 1024 / 1024)} MiB; the rest was not read.`,
    { retryable: false },
  );
}
