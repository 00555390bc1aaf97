import type { LiveEvent } from "@surety/core/wire/session";

type Listener = (event: LiveEvent) => void;

/** Tells views and waiting callers of this process what has changed; nothing is kept. */
export class LiveBus {
  readonly #listeners = new Set<Listener>();

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  emit(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** One event for each workflow among `subjects`, naming the ids that changed. */
  changed(noun: LiveEvent["noun"], subjects: readonly { workflow: string }[], ids: readonly string[]): void {
    if (this.#listeners.size === 0) return;
    for (const workflow of new Set(subjects.map((one) => one.workflow))) this.emit({ noun, workflow, ids: [...ids] });
  }
}
