import type { JournalEntry } from "@surety/core/wire/case";

/** Why an arrival did not become a case, in one line; null for those that did. */
export function reasonText({ problems }: Pick<JournalEntry, "problems">): string | null {
  if (problems.length === 0) return null;
  return problems.map((problem) => `${problem.field} ${problem.message}`).join("; ");
}
