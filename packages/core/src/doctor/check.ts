import type { Path } from "../workflow/compilation.ts";
import type { FactName } from "./doctor-facts.ts";
import type { Family, Severity } from "./finding.ts";
import type { LabelledRule } from "./fit/labelled-rule.ts";
import type { Patient } from "./patient.ts";

/** What one check saw at one place. `why` and `fix` say more than the check's own words where numbers can be had. */
export interface Observation {
  readonly path: Path;
  readonly what: string;
  readonly why?: string;
  readonly fix?: string;
  readonly severity?: Severity;
  readonly rule?: LabelledRule;
}

/** One thing the doctor looks for. Its words are also its page in the documentation, so the two cannot differ. */
export interface Check {
  readonly code: string;
  readonly family: Family;
  readonly severity: Severity;
  /** Heading of its page, e.g. "A threshold set by hand". */
  readonly title: string;
  /** What it looks for, in a sentence or two. */
  readonly looksFor: string;
  /** What follows, in one sentence. */
  readonly why: string;
  /** The edit that changes it, in one sentence. */
  readonly fix: string;
  /** Lines of YAML before and after the edit. */
  readonly example?: { readonly before: string; readonly after: string };
  /** Facts without which it sees nothing. */
  readonly needs?: readonly FactName[];
  readonly look: (patient: Patient) => readonly Observation[];
}
