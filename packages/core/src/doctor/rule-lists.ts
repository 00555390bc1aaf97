import type { Path } from "../workflow/compilation.ts";
import type { Expression } from "../expression/expression.ts";
import { type Terms, termsOf } from "./condition/terms.ts";
import type { Patient } from "./patient.ts";

/** A rule of a list in which the first one that holds counts. */
export interface ListedRule {
  readonly source: string;
  readonly terms: Terms;
  readonly path: Path;
}

/** The rule lists of a document: act blocks and rule judgments. Rules that cannot be multiplied out are left out. */
export function ruleLists({ compiled, judgments }: Patient): readonly (readonly ListedRule[])[] {
  const acts = compiled.blocks.flatMap((block) =>
    block.layer === "act" ? [listed(block.rules, ["flow", block.index, "act"])] : [],
  );
  const rules = judgments.flatMap(({ judgment, path }) =>
    judgment.kind === "rule" ? [listed(judgment.cases, [...path, "rule", "cases"])] : [],
  );
  return [...acts, ...rules];
}

function listed(rules: readonly { readonly when: Expression | null }[], path: Path): ListedRule[] {
  return rules.flatMap(({ when }, at) => {
    const terms = when === null ? null : termsOf(when.source);
    return when === null || terms === null ? [] : [{ source: when.source, terms, path: [...path, at, "when"] }];
  });
}
