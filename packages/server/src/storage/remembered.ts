/**
 * What was read of the database, for a while. Whoever asks while it is being read waits for that answer: sixty cases that
 * find it too old at the same moment ask one question, not sixty.
 */
export class Remembered<Value> {
  readonly #freshMs: number;
  readonly #known = new Map<string, { value: Promise<Value>; readAt: number }>();

  constructor(freshMs: number) {
    this.#freshMs = freshMs;
  }

  /** The value of `key`, at most that old; a reading that fails is not remembered. */
  get(key: string, read: () => Promise<Value>): Promise<Value> {
    const known = this.#known.get(key);
    if (known !== undefined && performance.now() - known.readAt < this.#freshMs) return known.value;
    const entry = { value: read(), readAt: performance.now() };
    this.#known.set(key, entry);
    entry.value.catch(() => this.#known.get(key) === entry && this.#known.delete(key));
    return entry.value;
  }

  forget(): void {
    this.#known.clear();
  }
}
