/** A first-come, first-served line in constant time for each step. Items that are settled have left; they are passed over. */
export class WaitingLine<T extends { settled: boolean; readonly rank: number }> {
  /** Items that wait. */
  length = 0;
  #items: T[] = [];
  /** Where those that are not gone begin. */
  #head = 0;

  push(item: T): void {
    this.#items.push(item);
    this.length++;
  }

  /** The one whose turn it is; undefined when nobody waits. */
  get first(): T | undefined {
    let item = this.#items[this.#head];
    while (item?.settled) item = this.#items[++this.#head];
    return item;
  }

  /** Takes out those in turn whose rank is below `limit`, until `taken` holds `most`. */
  takeBelow(limit: number, taken: T[], most: number): void {
    const items = this.#items;
    const before = taken.length;
    let head = this.#head;
    for (let item = items[head]; item !== undefined && taken.length < most; item = items[++head]) {
      if (item.settled) continue;
      if (item.rank >= limit) break;
      taken.push(item);
    }
    this.#head = head;
    this.length -= taken.length - before;
    this.#tidy();
  }

  /** To be called once for each item that was settled while it waited. */
  leave(): void {
    this.length--;
    this.#tidy();
  }

  /** Forgets those that are gone once they outnumber those that wait, so that memory follows the length of the line. */
  #tidy(): void {
    if (this.length > 0 && this.#items.length <= 2 * this.length + 64) return;
    this.#items = this.length === 0 ? [] : this.#items.slice(this.#head).filter((item) => !item.settled);
    this.#head = 0;
  }
}
