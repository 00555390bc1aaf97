import type { Expression } from "../expression/expression.ts";
import { dyn, text, type ValueType } from "../expression/value-type.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { CompiledBlock } from "./compiled-workflow.ts";
import type { WorkflowDocument } from "./document.ts";

/** One kind of outcome, checked: what it says about which judgment. */
export interface CompiledOutcome {
  readonly judgment: string | null;
  readonly wrongWhen: Expression | null;
  readonly label: Expression | null;
}

/** Compiles what outcomes mean; their names are `value` and `answer` alone. */
export function compileOutcomes(
  document: WorkflowDocument,
  blocks: readonly CompiledBlock[],
  compilation: Compilation,
): Readonly<Record<string, CompiledOutcome>> {
  const judgments = blocks
    .flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []))
    .map((one) => one.name);
  const names: Record<string, ValueType> = { value: dyn, answer: text };
  const compiled: Record<string, CompiledOutcome> = Object.create(null);
  for (const [name, spec] of Object.entries(document.measure?.outcomes ?? {})) {
    const path: Path = ["measure", "outcomes", name];
    const { judgment, wrongWhen, label } = spec;
    if (judgment !== undefined) compilation.reference("judgment", judgment, judgments, [...path, "judgment"]);
    compiled[name] = {
      judgment: judgment ?? judgments[0] ?? null,
      wrongWhen:
        wrongWhen === undefined ? null : compilation.expression(wrongWhen, [...path, "wrongWhen"], ["boolean"], names),
      label: label === undefined ? null : compilation.expression(label, [...path, "label"], ["string"], names),
    };
  }
  return compiled;
}
