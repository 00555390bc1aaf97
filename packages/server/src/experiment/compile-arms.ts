import type { SuretyError } from "@surety/core/errors/surety-error";
import { UserError } from "@surety/core/errors/user-error";
import { type ArmWording, isLocalArm } from "@surety/core/experiment/plan-arms";
import { compileWorkflow, type World } from "@surety/core/workflow/compile-workflow";
import type { CompiledWording, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { withWording } from "@surety/core/workflow/with-wording";
import { problemLine, WorkflowProblems } from "@surety/core/workflow/workflow-problems";
import { type Judged, modelJudgments } from "../models/learned-judgments.ts";

/** An arm's words, checked in the place of the document where they would stand. `field` says where they were given. */
export function compileArm(
  compiled: CompiledWorkflow,
  { judgment: { name, wording } }: Judged,
  arm: ArmWording,
  world: World,
  field: string,
): CompiledWording {
  if (isLocalArm(arm)) return wording;
  const document = withWording(compiled.document, name, {
    ...arm,
    agreement: arm.agreement ?? null,
    models: [arm.model],
  });
  try {
    const found = modelJudgments(compileWorkflow(document, world)).find((one) => one.judgment.name === name);
    if (found === undefined) throw new Error(`the judgment ${name} went away`);
    return found.judgment.wording;
  } catch (error) {
    if (error instanceof WorkflowProblems) throw inPlace(error, field);
    throw error;
  }
}

function inPlace(error: WorkflowProblems, field: string): SuretyError {
  const first = error.problems.find((one) => one.severity === "error");
  if (first === undefined) return error;
  const part = first.path
    .split("/")
    .find((key) => ["prompt", "guidance", "examples", "agreement", "models"].includes(key));
  const { code, remedy } = first;
  const message = problemLine({ ...first, path: field }).replace(": error: ", ": ");
  return new UserError({ code, field: placeOf(part, field), message, remedy });
}

/** Where the request has what the document calls so. */
function placeOf(part: string | undefined, field: string): string {
  if (part === "agreement") return "agreements";
  return part === "models" ? "models" : field;
}
