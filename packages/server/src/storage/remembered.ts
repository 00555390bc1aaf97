/**
 * What was read of the database, for a while. Whoever asks while it is being read waits for that answer: sixty cases that
 * find it too old at the same moment ask one question, not sixty.
 */
export class Remembered<Value> {
  readonly #freshMs: number;
  readonly #most: number;
  readonly #known = new Map<string, { value: Promise<Value>; readAt: number }>();

  /** With more than `most` keys all are forgotten: whoever makes keys up fills no memory. */
  constructor(freshMs: number, most = 10_000) {
    this.#freshMs = freshMs;
    this.#most = most;
  }

  /** The value of `key`, at most that old; a reading that fails is not remembered. */
  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#known.get(key);
    if (known !== undefined && performance.now() - known.readAt < this.#freshMs) return known.value;
    if (this.#known.size >= this.#most) this.forget();
    const entry = { value: read(), readAt: performance.now() };
    this.#known.set(key, entry);
    entry.value.catch(() => this.#known.get(key) === entry && this.#known.delete(key));
    return entry.value;
  }

  forget(): void {
    this.#known.clear();
  }
}
