/**
 * One request and its answer, told piece by piece as it comes. No stream stands in between: for a small answer, making one and tearing it
 * down would cost more than all the rest.
 */
import type { Dispatcher } from 'undici';

export interface ResponseHead {
  status: number;
  /** The reason phrase; empty where none was sent. */
  statusText: string;
  headers: Record<string, string | string[] | undefined>;
}

export interface Receiver {
  onHead(head: ResponseHead): void;
  /** A promise holds the service back until it resolves. What it throws ends the exchange. */
  onPiece(piece: Uint8Array): void | Promise<void>;
}

export interface Exchange {
  /** Resolves when the answer is whole. */
  done: Promise<void>;
  /** Breaks the exchange off and its socket with it; without effect once it is done. */
  cancel(reason: Error): void;
}

/** States: waiting for its socket -> started -> ended; `cancel` ends it from either. `ended` is called exactly once. */
export class ExchangeHandler implements Dispatcher.DispatchHandler {
  readonly #receiver: Receiver;
  readonly #ended: (error?: Error) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #cancelled: Error | undefined;
  #isOver = false;

  constructor(receiver: Receiver, ended: (error?: Error) => void) {
    this.#receiver = receiver;
    this.#ended = ended;
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#cancelled === undefined) this.#controller = controller;
    else controller.abort(this.#cancelled);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: ResponseHead['headers'],
    statusText = '',
  ): void {
    if (status >= 200) this.#receiver.onHead({ status, statusText, headers });
  }

  onResponseData(controller: Dispatcher.DispatchController, piece: Uint8Array): void {
    const wait = this.#receiver.onPiece(piece);
    if (wait === undefined) return;
    controller.pause();
    wait.then(
      () => controller.resume(),
      (error) => controller.abort(error instanceof Error ? error : new Error(String(error))),
    );
  }

  onResponseEnd(): void {
    this.#end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#end(error);
  }

  cancel(reason: Error): void {
    if (this.#isOver || this.#cancelled !== undefined) return;
    this.#cancelled = reason;
    if (this.#controller === undefined) this.#end(reason);
    else this.#controller.abort(reason);
  }

  #end(error?: Error): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#ended(error);
  }
}
