/** A run that has not begun here after this long is no reason to wait: another process may have taken it. */
const forgottenMs = 500;

/** The runs that this process has enqueued and that have not begun yet: how far work has fallen behind arrivals. */
export class AwaitedRuns {
  readonly #since = new Map<string, number>();
  #waiting = new Set<() => void>();

  enqueued(runId: string): void {
    this.#since.set(runId, performance.now());
  }

  begun(runId: string): void {
    this.#since.delete(runId);
    if (this.#since.size > 0) return;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const resolve of waiting) resolve();
  }

  /** Resolves when all of them have begun, or when the time is over. */
  none(milliseconds: number): Promise<void> {
    this.#forgetOld();
    if (this.#since.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#waiting.add(() => (clearTimeout(timer), resolve()));
    });
  }

  /** The oldest come first, so the look ends at the first young one. */
  #forgetOld(): void {
    const limit = performance.now() - forgottenMs;
    for (const [runId, since] of this.#since) {
      if (since > limit) return;
      this.#since.delete(runId);
    }
  }
}
