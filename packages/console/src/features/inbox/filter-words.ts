import type { InboxSearch } from "./inbox-search.ts";

/** One filter in words, and the fields that leave with it. */
export type FilterChip = { fields: (keyof InboxSearch)[]; words: string };

export const holderWords = { me: "held by me", nobody: "held by nobody", others: "held by others" } as const;

/** Why a review is here, in the words of a colleague. */
export const reasonWords: Readonly<Record<string, string>> = {
  "below-threshold": "not sure enough",
  "no-threshold": "too few labels yet",
  "high-stakes": "high stakes",
  abstained: "no answer",
  "out-of-scope": "unlike what is known",
  "check-failed": "a check failed",
  draft: "a draft to read",
  "gate-closed": "an alarm closed the gate",
  "stage-assisted": "assisted stage",
  "stage-shadow": "shadow stage",
  "stage-draft": "draft",
  paused: "paused",
};

const spans: Readonly<Record<string, string>> = { s: "seconds", m: "minutes", h: "hours", d: "days" };

/** `4h` as "4 hours"; a moment as it is. */
export function spanWords(text: string): string {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) return text;
  return `${count} ${count === "1" ? spans[unit]?.slice(0, -1) : spans[unit]}`;
}

const percentOf = (share: number): string => `${Math.round(share * 100)} %`;

function dueWords(due: string): string {
  if (due === "overdue") return "overdue";
  return /^\d+[smhd]$/.test(due) ? `due within ${spanWords(due)}` : `due before ${due.slice(0, 16).replace("T", " ")}`;
}

function sureWords({ confidenceFrom: from, confidenceTo: to }: InboxSearch): string | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined) return `at most ${percentOf(to ?? 1)} sure`;
  return to === undefined ? `at least ${percentOf(from)} sure` : `${percentOf(from)} to ${percentOf(to)} sure`;
}

/** What the list is narrowed to, one chip for each filter; search and order have places of their own. */
export function chipsOf(search: InboxSearch): FilterChip[] {
  const chip = (field: keyof InboxSearch, words: (value: string) => string): FilterChip[] => {
    const value = search[field];
    return value === undefined ? [] : [{ fields: [field], words: words(String(value)) }];
  };
  const sure = sureWords(search);
  return [
    ...chip("queue", (name) => `queue ${name}`),
    ...chip("workflow", (name) => name),
    ...chip("assignee", (who) => (who === "me" ? "assigned to me" : "assigned to somebody")),
    ...chip("group", (name) => `group ${name}`),
    ...chip("holder", (who) => holderWords[who as keyof typeof holderWords]),
    ...chip("due", dueWords),
    ...chip("stakes", (stakes) => `${stakes} stakes`),
    ...chip("reason", (code) => reasonWords[code] ?? code),
    ...chip("question", (name) => `asks for ${name}`),
    ...chip("block", (place) => `block ${Number(place) + 1}`),
    ...(sure === null ? [] : [{ fields: ["confidenceFrom", "confidenceTo"] as (keyof InboxSearch)[], words: sure }]),
    ...chip("valueFrom", (amount) => `at least ${amount} at stake`),
    ...chip("olderThan", (span) => `open for over ${spanWords(span)}`),
    ...chip("youngerThan", (span) => `open for under ${spanWords(span)}`),
  ];
}
