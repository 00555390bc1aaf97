import type { JournalEntry } from "@surety/core/wire/case";
import { FIXTURE_NOW, minutesBefore } from "./seeded.ts";
import { ticket } from "./tickets.ts";

type Change = Partial<JournalEntry> & { index?: number; now?: number };

function build(change: Change): JournalEntry {
  const { index = 1, now = FIXTURE_NOW, ...rest } = change;
  const { subject, body } = ticket(index);
  return {
    fate: "accepted",
    eventId: `evt_${2_000_000 - index}`,
    caseId: `case_${1_000_000 - index}`,
    problems: [],
    workflow: "support-triage",
    trigger: index % 5 === 0 ? "api" : "mail",
    receivedAt: minutesBefore(now, index * 3.4 + 2),
    payload: { subject, body },
    ...rest,
  };
}

/** Arrivals by what became of them. */
export const journalEntry = {
  accepted: (change: Change = {}) => build(change),
  duplicate: (change: Change = {}) =>
    build({
      fate: "duplicate",
      problems: [
        {
          field: "input.messageId",
          message: "The same message id came 4 minutes earlier.",
          remedy: "Nothing to do: the first one became a case.",
        },
      ],
      ...change,
    }),
  filtered: (change: Change = {}) =>
    build({
      fate: "filtered",
      caseId: null,
      problems: [
        {
          field: "accept",
          message: "size(input.body) > 0 is false.",
          remedy: "Change “accept” if empty mails should become cases.",
        },
      ],
      ...change,
    }),
  invalid: (change: Change = {}) =>
    build({
      fate: "invalid",
      caseId: null,
      payload: { subject: 42 },
      problems: [
        { field: "subject", message: "must be a text, but is the number 42", remedy: "Send the subject in quotes." },
        { field: "body", message: "is missing", remedy: "Send the text of the ticket as body." },
      ],
      ...change,
    }),
};

/** Arrival number `index` of a repeatable journal. */
export function nthJournalEntry(index: number, now?: number): JournalEntry {
  const place = { index, ...(now === undefined ? {} : { now }) };
  if (index % 17 === 3) return journalEntry.invalid(place);
  if (index % 13 === 5) return journalEntry.duplicate(place);
  if (index % 29 === 7) return journalEntry.filtered(place);
  return journalEntry.accepted(place);
}
