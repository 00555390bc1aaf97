import type { ReviewFilter } from "@surety/core/wire/review-list";
import { choiceParam, present, textParam } from "../../search-params.ts";

/** The filters of the inbox as its address holds them; `view` is the saved view that they came from. */
export type InboxSearch = { [Name in keyof ReviewFilter]?: ReviewFilter[Name] | undefined } & {
  view?: string | undefined;
};

export const sorts = [
  { value: "due", label: "Due first" },
  { value: "value", label: "Most at stake first" },
  { value: "uncertain", label: "Most uncertain first" },
  { value: "newest", label: "Newest first" },
] as const;

const holders = ["me", "nobody", "others"] as const;
const stakes = ["low", "normal", "high"] as const;
type Raw = Record<string, unknown>;

function numberParam(raw: Raw, name: string): number | undefined {
  const value = Number(textParam(raw, name) ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

/** What an address asks for; what it should not say is left out. */
export function inboxSearch(raw: Raw): InboxSearch {
  const texts = [
    "queue",
    "workflow",
    "assignee",
    "group",
    "due",
    "reason",
    "question",
    "olderThan",
    "youngerThan",
    "q",
    "view",
  ] as const;
  const numbers = ["block", "confidenceFrom", "confidenceTo", "valueFrom"] as const;
  return present({
    ...Object.fromEntries(texts.map((name) => [name, textParam(raw, name)])),
    ...Object.fromEntries(numbers.map((name) => [name, numberParam(raw, name)])),
    holder: choiceParam(raw, "holder", holders),
    stakes: choiceParam(raw, "stakes", stakes),
    sort: choiceParam(
      raw,
      "sort",
      sorts.map(({ value }) => value),
    ),
  }) as InboxSearch;
}

/** The filter and the order alone, as the server and saved views take them. */
export function filterOf(search: InboxSearch): ReviewFilter {
  return present({ ...search, view: undefined }) as ReviewFilter;
}

/** Whether anything is left out of the list. */
export function isFiltered({ sort: _sort, view: _view, ...search }: InboxSearch): boolean {
  return Object.keys(present(search)).length > 0;
}

/** The filters as part of an address, with the question mark; empty where there are none. */
export function addressOf(search: InboxSearch): string {
  const entries = Object.entries(present(search)).map(([name, value]) => [name, String(value)] as [string, string]);
  return entries.length === 0 ? "" : `?${new URLSearchParams(entries).toString()}`;
}
