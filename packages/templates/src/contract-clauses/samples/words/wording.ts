/** The types of clauses that contracts are read for, in the order in which contracts usually have them. */
export const clauseTypes = [
  "term",
  "renewal",
  "notice period",
  "payment terms",
  "insurance",
  "liability cap",
  "confidentiality",
  "governing law",
] as const;
export type ClauseType = (typeof clauseTypes)[number];

export const contractKinds = ["services", "lease", "licence", "supply", "confidentiality"] as const;
export type ContractKind = (typeof contractKinds)[number];

/** How contracts of one language are worded. Names in braces are filled in: `{A}` and `{B}` are the parties' roles. */
export interface Wording {
  readonly language: "en" | "de" | "fr";
  readonly kinds: Readonly<Record<ContractKind, KindWording>>;
  /** The heading and the ways to say it of each type; sentences of one way belong together. */
  readonly clauses: Readonly<Record<ClauseType, ClauseWording>>;
  /** What stands in contracts of every kind and is none of these clauses, with its headings. */
  readonly others: readonly string[];
  readonly othersHeadings: readonly string[];
  readonly between: string;
  readonly and: string;
  readonly called: string;
  readonly signed: string;
  readonly page: string;
  readonly laws: readonly string[];
  readonly cities: readonly string[];
}

export interface KindWording {
  readonly title: string;
  readonly roles: readonly [a: string, b: string];
  readonly heading: string;
  /** What this kind is about. */
  readonly sentences: readonly string[];
}

export interface ClauseWording {
  readonly heading: string;
  readonly ways: readonly string[];
  /** A way that hardly any contract has: it arrives one day all the same. */
  readonly rare: string;
}
