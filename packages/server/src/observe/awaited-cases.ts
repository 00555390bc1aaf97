import type { CaseDetail } from "@surety/core/wire/case";

/**
 * New cases whose senders wait in this process for how they end. Whoever writes such an end tells it here, so that nobody
 * reads from the database what has just been written there.
 */
export class AwaitedCases {
  readonly #told = new Map<string, CaseDetail | null>();

  /** From now on the end of this case is to be told, until it is taken. */
  expect(caseId: string): void {
    this.#told.set(caseId, null);
  }

  has(caseId: string): boolean {
    return this.#told.has(caseId);
  }

  tell(detail: CaseDetail): void {
    if (this.has(detail.id)) this.#told.set(detail.id, detail);
  }

  /** How it ended, and nothing more is to be told of it; null where that was not told: it goes on, or others carry it. */
  take(caseId: string): CaseDetail | null {
    const told = this.#told.get(caseId) ?? null;
    this.#told.delete(caseId);
    return told;
  }
}
