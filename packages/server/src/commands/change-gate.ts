import { UserError } from "@surety/core/errors/user-error";
import type { GateChange } from "@surety/core/wire/gate-detail";
import type { JudgeBlock } from "@surety/core/workflow/block-schema";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { judgeBlockOf } from "../queries/read-gate.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { changedMeanwhile, saveWorkflow } from "./workflow-commands.ts";

/** Changes what a gate is asked for: a new version of the document, with a line in the audit log that says what changed. */
export async function changeGate(
  world: WorkerWorld,
  workflow: string,
  judgment: string,
  change: GateChange,
  actor: Actor,
): Promise<void> {
  const { compiled, version } = await world.definitions.current(workflow);
  if (version !== change.version) throw changedMeanwhile(workflow);
  const { document } = compiled;
  const block = judgeBlockOf(document, judgment);
  if (block === undefined) throw noSuchJudgment(workflow, judgment);
  const changed = changedDocument(document, block, change);
  const because = change.because ?? null;
  const detail = {
    judgment,
    because,
    before: policyOf(document, block),
    after: policyOf(changed, judgeBlockOf(changed, judgment)),
  };
  await saveWorkflow(world, changed, actor, { verb: "change gate", detail, expected: version });
}

function changedDocument(document: WorkflowDocument, block: JudgeBlock, change: GateChange): WorkflowDocument {
  const flow = document.flow.map((one) =>
    one === block ? { ...block, gate: changedPolicy(block.gate, change) } : one,
  );
  const changed = { ...document, flow };
  if (change.costOfError === undefined) return changed;
  const { costOfError: _, ...measure } = document.measure ?? { currency: "EUR" };
  const costs = change.costOfError === null ? {} : { costOfError: change.costOfError };
  return { ...changed, measure: { ...measure, ...costs } };
}

function changedPolicy(policy: JudgeBlock["gate"], change: GateChange): JudgeBlock["gate"] {
  const { fixedThreshold: before, ...rest } = policy;
  const { maxError = rest.maxError, assurance = rest.assurance } = change;
  const audit = change.audit === undefined ? rest.audit : withShare(rest.audit, change.audit);
  const fixed = change.fixedThreshold === undefined ? before : (change.fixedThreshold ?? undefined);
  return { ...rest, maxError, assurance, audit, ...(fixed === undefined ? {} : { fixedThreshold: fixed }) };
}

/** The ordinary share changes; where the document raises it for some cases, it goes on doing so. */
function withShare(audit: JudgeBlock["gate"]["audit"], share: number): JudgeBlock["gate"]["audit"] {
  return typeof audit === "number" ? share : { ...audit, share };
}

function policyOf({ measure }: WorkflowDocument, block: JudgeBlock | undefined): Record<string, unknown> {
  const { maxError = null, assurance = null, audit = null, fixedThreshold = null } = block?.gate ?? {};
  return { maxError, assurance, audit, fixedThreshold, costOfError: measure?.costOfError ?? null };
}

function noSuchJudgment(workflow: string, judgment: string): UserError {
  return new UserError({
    code: "judgment-not-found",
    field: "judgment",
    message: `${workflow} has no judgment "${judgment.slice(0, 100)}".`,
    remedy: `GET /api/v1/workflows/${workflow}/quality lists its gates.`,
  });
}
