import { inWords } from "../expression/in-words.ts";
import { SuretyError } from "../errors/surety-error.ts";
import type { Expression } from "../expression/expression.ts";
import { provenanceOf } from "../prepare/provenance.ts";
import type { CaseDetail, CaseExplanation } from "../wire/case.ts";
import type { PrepareBlock } from "../workflow/block-schema.ts";
import type { CompiledWorkflow } from "../workflow/compiled-workflow.ts";

type Explained = Pick<CaseDetail, "input" | "prepared">;

/** What the document says of a case: the fields it came with, where each value is from, and which checks hold. */
export function explainCase(
  workflow: Pick<CompiledWorkflow, "document" | "blocks">,
  subject: Explained,
): CaseExplanation {
  const { input, flow } = workflow.document;
  const steps = new Map(flow.flatMap((block) => ("prepare" in block ? stepsOf(block) : [])));
  return {
    fields: Object.entries(input.properties).map(([name, { title, format }]) => ({
      name,
      title: title ?? null,
      format: format ?? null,
    })),
    sources: Object.fromEntries(
      subject.prepared.flatMap(({ name }) => {
        const step = steps.get(name);
        return step === undefined ? [] : [[name, provenanceOf(step)]];
      }),
    ),
    checks: checksOf(workflow, subject),
  };
}

const stepsOf = (block: PrepareBlock) => Object.entries(block.prepare);

/** Those of blocks that were prepared; a check of data that is still to come would say nothing. */
function checksOf(
  { blocks }: Pick<CompiledWorkflow, "blocks">,
  { input, prepared }: Explained,
): CaseExplanation["checks"] {
  const scope: Record<string, unknown> = { input };
  for (const { name, value } of prepared) scope[name] = value;
  return blocks.flatMap((block) => {
    if (block.layer !== "prepare" || !block.ranks.flat().every(({ name }) => name in scope)) return [];
    return block.expect.map((one) => ({
      expression: one.source,
      words: inWords(one.source),
      holds: holds(one, scope),
    }));
  });
}

function holds(expectation: Expression, scope: Record<string, unknown>): boolean | null {
  try {
    return expectation.evaluate(scope) === true;
  } catch (error) {
    // A run says what could not be evaluated; here it is only not known.
    if (error instanceof SuretyError) return null;
    throw error;
  }
}
