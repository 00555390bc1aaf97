import type { Expression } from "../expression/expression.ts";
import type { Path } from "../workflow/compilation.ts";
import type { Patient } from "./patient.ts";

/** A condition of the document with its place. */
export interface ConditionSite {
  readonly expression: Expression;
  readonly path: Path;
  readonly of: "accept" | "expect" | "rule" | "review" | "act";
}

/** Every condition of a document. */
export function conditionsOf({ compiled }: Patient): readonly ConditionSite[] {
  const accept =
    compiled.accept === null ? [] : [{ expression: compiled.accept, path: ["accept"], of: "accept" as const }];
  return [...accept, ...compiled.blocks.flatMap(conditionsOfBlock)];
}

function conditionsOfBlock(block: Patient["compiled"]["blocks"][number]): readonly ConditionSite[] {
  const at = ["flow", block.index];
  if (block.layer === "prepare")
    return block.expect.map((expression, index) => ({ expression, path: [...at, "expect", index], of: "expect" }));
  if (block.layer === "act")
    return block.rules.flatMap(({ when }, index) =>
      when === null ? [] : [{ expression: when, path: [...at, "act", index, "when"], of: "act" as const }],
    );
  const { reviewWhen } = block.gate;
  const review =
    reviewWhen === null ? [] : [{ expression: reviewWhen, path: [...at, "gate", "reviewWhen"], of: "review" as const }];
  const rules = block.ranks.flat().flatMap((one) =>
    one.kind !== "rule"
      ? []
      : one.cases.map(({ when }, index) => ({
          expression: when,
          path: [...at, "judge", one.name, "rule", "cases", index, "when"],
          of: "rule" as const,
        })),
  );
  return [...rules, ...review];
}
