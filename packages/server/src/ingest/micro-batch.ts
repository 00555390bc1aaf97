/** One item on its way, with the promise of whoever waits for it. */
interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

export interface MicroBatchLimits {
  mostItems: number;
  /** Commits under way at the same time. */
  mostCommits: number;
  /** Awaited before each commit, while more may gather. */
  ready?: () => Promise<void>;
}

/**
 * Gathers what arrives while a commit is under way into the next one. An idle house commits a single item at once;
 * a busy one commits many together, without a timer in either case.
 */
export class MicroBatch<Item, Result> {
  readonly #commit: (items: Item[]) => Promise<Result[]>;
  readonly #mostItems: number;
  readonly #mostCommits: number;
  readonly #ready: () => Promise<void>;
  #waiting: Waiting<Item, Result>[] = [];
  #committing = 0;

  constructor(commit: (items: Item[]) => Promise<Result[]>, limits: MicroBatchLimits) {
    this.#commit = commit;
    this.#ready = limits.ready ?? (() => Promise.resolve());
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
    this.#committing += 1;
    void this.#commitWaiting().finally(() => {
      this.#committing -= 1;
      this.#next();
    });
  }

  async #commitWaiting(): Promise<void> {
    await this.#ready();
    const batch = this.#waiting.splice(0, this.#mostItems);
    if (batch.length === 0) return;
    try {
      const results = await this.#commit(batch.map((one) => one.item));
      batch.forEach((one, at) => one.resolve(results[at] as Result));
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
  }
}
