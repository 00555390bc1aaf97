/** A run that has not ended here after this long is no reason to wait: it waits itself, or another process has it. */
const countedMs = 250;
/** A run that has not begun here after this long is somebody else's. */
const forgottenMs = 60_000;

/** The runs that this process has enqueued: how far work has fallen behind arrivals, and which it begins for the first time. */
export class RunsUnderWay {
  /** When each was enqueued, until it ends. */
  readonly #underWay = new Map<string, number>();
  /** When each was enqueued, until it begins. */
  readonly #unbegun = new Map<string, number>();
  #waiting = new Set<() => void>();

  enqueued(runId: string): void {
    const now = performance.now();
    forgetOlder(this.#unbegun, now - forgottenMs);
    this.#underWay.set(runId, now);
    this.#unbegun.set(runId, now);
  }

  /** True the first time for a run that this process has enqueued. */
  begun(runId: string): boolean {
    return this.#unbegun.delete(runId);
  }

  ended(runId: string): void {
    this.#underWay.delete(runId);
    if (this.#underWay.size > 0) return;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const resolve of waiting) resolve();
  }

  /** Resolves when none of them is under way any more, or when the time is over. */
  none(milliseconds: number): Promise<void> {
    forgetOlder(this.#underWay, performance.now() - countedMs);
    if (this.#underWay.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#waiting.add(() => (clearTimeout(timer), resolve()));
    });
  }
}

/** Entries stand in the order of their times. */
function forgetOlder(entries: Map<string, number>, limit: number): void {
  for (const [id, since] of entries) {
    if (since > limit) return;
    entries.delete(id);
  }
}
