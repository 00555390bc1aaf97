/** One item on its way, with the promise of whoever waits for it. */
interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Gathers what arrives while a commit is under way into the next one. An idle house commits a single item at once;
 * a busy one commits many together, without a timer in either case.
 */
export class MicroBatch<Item, Result> {
  readonly #commit: (items: Item[]) => Promise<Result[]>;
  readonly #mostItems: number;
  readonly #mostCommits: number;
  #waiting: Waiting<Item, Result>[] = [];
  #committing = 0;

  constructor(commit: (items: Item[]) => Promise<Result[]>, limits: { mostItems: number; mostCommits: number }) {
    this.#commit = commit;
    this.#mostItems = limits.mostItems;
    this.#mostCommits = limits.mostCommits;
  }

  /** Resolves after the commit that contains the item. */
  add(item: Item): Promise<Result> {
    const result = new Promise<Result>((resolve, reject) => this.#waiting.push({ item, resolve, reject }));
    // Items of the same turn of the event loop travel together.
    if (this.#committing < this.#mostCommits) setImmediate(() => this.#next());
    return result;
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#committing >= this.#mostCommits) return;
    const batch = this.#waiting.splice(0, this.#mostItems);
    this.#committing += 1;
    void this.#settle(batch).finally(() => {
      this.#committing -= 1;
      this.#next();
    });
  }

  async #settle(batch: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#commit(batch.map((one) => one.item));
      batch.forEach((one, at) => one.resolve(results[at] as Result));
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }
}
