import type { LiveEvent } from "@surety/core/wire/session";

type Listener = (event: LiveEvent) => void;

/** Of how many cases it is remembered that they have settled; they are asked about within milliseconds. */
const mostSettled = 10_000;

/** Tells views and waiting callers of this process what has changed, and knows which cases it has told of last. */
export class LiveBus {
  readonly #listeners = new Set<Listener>();
  readonly #settled = new Set<string>();

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Remembers that these cases have ended, or wait for somebody. */
  settled(ids: readonly string[]): void {
    for (const id of ids) this.#settled.add(id);
    for (const oldest of this.#settled) {
      if (this.#settled.size <= mostSettled) return;
      this.#settled.delete(oldest);
    }
  }

  /** Whether a case has settled here lately; it may have gone on since. */
  hasSettled(id: string): boolean {
    return this.#settled.has(id);
  }

  /** One event for each workflow among `subjects`, naming the ids that changed. */
  changed(noun: LiveEvent["noun"], subjects: readonly { workflow: string }[], ids: readonly string[]): void {
    if (this.#listeners.size === 0) return;
    for (const workflow of new Set(subjects.map((one) => one.workflow))) this.emit({ noun, workflow, ids: [...ids] });
  }
}
