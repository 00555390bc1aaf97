import { text } from "../expression/value-type.ts";
import { parseDuration } from "../trigger/duration.ts";
import { checkAgents } from "../agent/check-agents.ts";
import { checkDrafts } from "../generate/check-drafts.ts";
import type { FlowBlock } from "./block-schema.ts";
import { checkInputSchema } from "./check-input-schema.ts";
import { Compilation } from "./compilation.ts";
import { compileAlerts } from "./compile-alerts.ts";
import { compileBudget } from "./compile-budget.ts";
import { compileAct } from "./compile-act.ts";
import { compileJudge } from "./compile-judge.ts";
import { compileOutcomes } from "./compile-outcomes.ts";
import { compilePrepare } from "./compile-prepare.ts";
import { compileNotify } from "./compile-notify.ts";
import { compileReview } from "./compile-review.ts";
import { compileTriggers } from "./compile-triggers.ts";
import { compileWho } from "./compile-who.ts";
import type { CompiledBlock, CompiledWorkflow } from "./compiled-workflow.ts";
import { checkNames, definedNames } from "./defined-names.ts";
import type { WorkflowDocument } from "./document.ts";
import { inputType } from "./input-type.ts";
import { jsonPointer } from "./json-pointer.ts";
import { WorkflowProblems } from "./workflow-problems.ts";
import type { World } from "./world.ts";

export type { World } from "./world.ts";

/**
 * Checks every name, type and reference of a document against the world around it and makes it runnable.
 * Throws WorkflowProblems with all errors and warnings; where there are only warnings they are in `problems`.
 */
export function compileWorkflow(document: WorkflowDocument, world: World): CompiledWorkflow {
  const names = definedNames(document);
  const compilation = new Compilation(world, new Map(names.map(({ name, path }) => [name, jsonPointer(path)])));
  checkNames(names, compilation);
  checkInputSchema(document.input, ["input"], compilation);
  compilation.names["input"] = inputType(document.input);
  compilation.tainted.add("input");
  const triggers = compileTriggers(document, compilation);
  const accept =
    document.accept === undefined ? null : compilation.expression(document.accept, ["accept"], ["boolean"]);
  const dedupe = compileDedupe(document.dedupe, compilation);
  const history = compileHistory(document.review, compilation);
  compilation.names["case"] = { kind: "object", fields: { id: text, receivedAt: text } };
  const blocks = document.flow.map((block, index) => compileBlock(block, index, compilation));
  const outcomes = compileOutcomes(document, blocks, compilation);
  const review = compileReview(document.review, compilation);
  const who = compileWho(document, compilation);
  compileAlerts(document.alerts ?? [], compilation);
  compileNotify(document.review, compilation);
  compileBudget(document, blocks, compilation);
  checkAgents(document, compilation);
  checkDrafts(document, blocks, compilation);
  reportIdle(document, compilation);
  const { problems } = compilation;
  if (problems.some((problem) => problem.severity === "error")) throw new WorkflowProblems(problems);
  return {
    document,
    accept,
    dedupe,
    history,
    triggers,
    blocks,
    review,
    who,
    outcomes,
    names: compilation.names,
    problems,
  };
}

function compileDedupe(dedupe: WorkflowDocument["dedupe"], compilation: Compilation): CompiledWorkflow["dedupe"] {
  if (dedupe === undefined) return null;
  const key = compilation.expression(dedupe.key, ["dedupe", "key"], ["string", "number"]);
  return { key, withinMs: parseDuration(dedupe.within) };
}

/** Before any step is known: the key is kept with the case when it arrives. */
function compileHistory(
  { history }: WorkflowDocument["review"],
  compilation: Compilation,
): CompiledWorkflow["history"] {
  return history === undefined ? null : compilation.expression(history, ["review", "history"], ["string", "number"]);
}

function compileBlock(block: FlowBlock, index: number, compilation: Compilation): CompiledBlock {
  if ("prepare" in block) return compilePrepare(block, index, compilation);
  return "judge" in block ? compileJudge(block, index, compilation) : compileAct(block, index, compilation);
}

function reportIdle(document: WorkflowDocument, compilation: Compilation): void {
  if (document.flow.some((block) => "act" in block)) return;
  const message = "The workflow never acts: it has no act block.";
  compilation.report(["flow"], { code: "no-act-block", message }, "warning");
}
