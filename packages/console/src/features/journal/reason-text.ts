import type { JournalEntry } from "@surety/core/wire/case";

/** Why an arrival did not become a case, in one line; null for those that did. */
export function reasonText({ problems }: Pick<JournalEntry, "problems">): string | null {
  if (problems.length === 0) return null;
  return problems.map(problemSentence).join("; ");
}

/** A message that is a sentence of its own stands alone; one that is half a sentence begins with its field. */
export const problemSentence = ({ field, message }: JournalEntry["problems"][number]): string =>
  /^[A-Z]/.test(message) || message.startsWith(field) ? message : `${field} ${message}`;
