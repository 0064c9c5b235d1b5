/** XMLHttpRequest over the fake server: tells that everything was sent, then answers. */
export function createFakeXhr(ask: typeof fetch): typeof XMLHttpRequest {
  class FakeXhr extends EventTarget {
    static readonly HEADERS_RECEIVED = 2;
    readonly upload = new EventTarget();
    readyState = 0;
    status = 0;
    statusText = '';
    responseText = '';
    readonly #stop = new AbortController();
    readonly #headers = new Headers();
    #answer = new Headers();
    #request = { method: '', path: '' };

    open(method: string, path: string): void {
      this.#request = { method, path };
    }

    setRequestHeader(name: string, value: string): void {
      this.#headers.set(name, value);
    }

    getResponseHeader(name: string): string | null {
      return this.#answer.get(name);
    }

    abort(): void {
      this.#stop.abort();
    }

    send(body: Blob | string): void {
      const total = typeof body === 'string' ? body.length : body.size;
      for (const loaded of [Math.ceil(total / 2), total])
        this.upload.dispatchEvent(new ProgressEvent('progress', { loaded, total, lengthComputable: true }));
      const { method, path } = this.#request;
      const signal = this.#stop.signal;
      ask(path, { method, headers: this.#headers, signal, ...(typeof body === 'string' ? { body } : {}) })
        .then((response) => this.#take(response))
        .catch(() => this.dispatchEvent(new Event(signal.aborted ? 'abort' : 'error')))
        .finally(() => this.dispatchEvent(new Event('loadend')));
    }

    async #take(response: Response): Promise<void> {
      this.status = response.status;
      this.statusText = response.statusText;
      this.#answer = response.headers;
      this.readyState = FakeXhr.HEADERS_RECEIVED;
      this.dispatchEvent(new Event('readystatechange'));
      const decoder = new TextDecoder();
      for await (const bytes of response.body ?? []) {
        this.responseText += decoder.decode(bytes, { stream: true });
        this.dispatchEvent(new Event('progress'));
      }
      this.dispatchEvent(new Event('load'));
    }
  }
  // as much of it as the page uses
  return FakeXhr as unknown as typeof XMLHttpRequest;
}
