/** A part of the house that others are given before it is made; whoever asks for it too early hears why there is none. */
export class Later<Part extends object> {
  readonly #missing: string;
  readonly #making = Promise.withResolvers<void>();
  #part: Part | null = null;

  constructor(missing: string) {
    this.#missing = missing;
  }

  set(part: Part): void {
    this.#part = part;
    this.#making.resolve();
  }

  /** Resolves when it is there. */
  get made(): Promise<void> {
    return this.#making.promise;
  }

  readonly get = (): Part => {
    if (this.#part === null) throw new Error(this.#missing);
    return this.#part;
  };
}
