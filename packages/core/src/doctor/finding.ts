import type { LabelledRule } from "./fit/labelled-rule.ts";

/** The six mistakes, the rule of two, and what a careful reader would notice besides. */
export type Family =
  | "needless-ai"
  | "no-confidence"
  | "no-preparation"
  | "no-person"
  | "static-model"
  | "no-observability"
  | "rule-of-two"
  | "design";

/** `problem`: it will hurt. `risk`: it hurts when something else goes wrong. `hint`: it could be simpler. */
export type Severity = "problem" | "risk" | "hint";

/** One thing that the doctor found in the design of a workflow. */
export interface Finding {
  /** Stable kebab-case name; its page is `docs/doctor/<code>.md`. */
  readonly code: string;
  readonly family: Family;
  readonly severity: Severity;
  /** JSON pointer into the document. */
  readonly path: string;
  /** One sentence each: what is so, what follows from it, and the edit that changes it. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Place in the file, 1-based, where the document came from one. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** A rule that labels support, where one was found. */
  readonly rule?: LabelledRule;
}

/** A finding that the document accepts, with the reason it gives. */
export interface AcceptedFinding extends Finding {
  readonly because: string;
}

/** Where the page of a code stands, from the root of the project. */
export function findingPage(code: string): string {
  return `docs/doctor/${code}.md`;
}
