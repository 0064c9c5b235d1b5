/** A first-come, first-served line in constant time for each step. Items that are settled have left; they are passed over. */
export class WaitingLine<T extends { settled: boolean }> {
  /** Items that wait. */
  length = 0;
  /** The one whose turn it is; undefined when nobody waits. */
  first: T | undefined;
  #items: T[] = [];
  /** Where the items behind the first begin. */
  #rest = 0;

  push(item: T): void {
    if (this.first === undefined) this.first = item;
    else this.#items.push(item);
    this.length++;
  }

  shift(): T | undefined {
    const { first } = this;
    if (first === undefined) return undefined;
    this.length--;
    this.#advance();
    return first;
  }

  /** To be called once for each item that was settled while it waited. */
  leave(): void {
    this.length--;
    if (this.first?.settled) this.#advance();
    else this.#tidy();
  }

  #advance(): void {
    let next = this.#items[this.#rest++];
    while (next?.settled) next = this.#items[this.#rest++];
    this.first = next;
    this.#tidy();
  }

  /** Forgets those that are gone once they outnumber those that wait, so that memory follows the length of the line. */
  #tidy(): void {
    if (this.length === 0) this.#items.length = 0;
    else if (this.#items.length <= 2 * this.length + 64) return;
    else this.#items = this.#items.slice(this.#rest).filter((item) => !item.settled);
    this.#rest = 0;
  }
}
