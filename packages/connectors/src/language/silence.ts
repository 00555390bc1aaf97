import { TransientError } from "@surety/core/errors/transient-error";

/** Ends a call in which nothing was heard for so long. */
export class Silence {
  readonly #controller = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly signal = this.#controller.signal;

  constructor(seconds: number) {
    this.#timer = setTimeout(() => this.#controller.abort(fellSilent(seconds)), seconds * 1000);
  }

  /** Something was heard. */
  broken(): void {
    this.#timer.refresh();
  }

  /** Nobody listens any more; what is still under way ends. */
  end(): void {
    clearTimeout(this.#timer);
    this.#controller.abort();
  }
}

function fellSilent(seconds: number): TransientError {
  return new TransientError({
    code: "fell-silent",
    message: `Nothing was heard of the answer for ${seconds} s.`,
    remedy: "A model that thinks for longer without a word needs a greater quietSeconds in its connection.",
  });
}
