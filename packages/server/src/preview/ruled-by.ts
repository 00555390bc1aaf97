import { decideGate } from "@surety/core/gate/decide";
import { followsFrom } from "@surety/core/gate/persons-word";
import { whyMismatched } from "@surety/core/matching/why-mismatched";
import type { Stage } from "@surety/core/wire/common";
import type { CompiledJudgeBlock, CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import { eInvoice } from "../documents/invoice-answer.ts";
import type { WorkCase } from "../worker/work-case.ts";

type Gate = { readonly stage: Stage; readonly signed: boolean };
type Rule = CompiledJudgment & { kind: "rule" };

/** What a block of one rule answers, where nobody would be asked about it; the scope then has it. Null where somebody is. */
export function ruledBy(
  work: WorkCase,
  block: CompiledJudgeBlock,
  planning: Gate,
): { judgment: string; answer: string } | null {
  const rule = ruleFollowing(work, block);
  const found = rule?.cases.find((one) => one.when.evaluate(work.scope) === true);
  if (rule === null || found === undefined) return null;
  const held = block.gate.reviewWhen?.evaluate(work.scope) === true || whyMismatched(block.gate.matches, work.scope);
  if (Boolean(held) || !passes(work, planning)) return null;
  work.scope[rule.name] = { value: found.value, confidence: 1, decidedBy: "model" };
  return { judgment: rule.name, answer: found.value };
}

/** The one rule of a block, where it follows from what a person has just decided. */
export function ruleFollowing(work: WorkCase, { ranks }: CompiledJudgeBlock): Rule | null {
  const [rule, ...others] = ranks.flat();
  if (rule?.kind !== "rule" || others.length > 0) return null;
  const asked = work.decided.map(({ name }) => name);
  return followsFrom(work.compiled, rule, asked, (name) => isSettled(work, name)) ? rule : null;
}

function isSettled({ judgments, scope, compiled }: WorkCase, name: string): boolean {
  const judged = judgments.get(name);
  if (judged?.model === eInvoice) return true;
  if (judged?.decided_by != null && judged.decided_by !== "model") return true;
  const isRule = compiled.blocks.some(
    (block) => block.layer === "judge" && block.ranks.flat().some((one) => one.name === name && one.kind === "rule"),
  );
  return isRule && name in scope;
}

/** Whether the gate lets a certain answer through that whoever decides was shown, where nothing speaks against it. */
export function passes({ compiled, returned }: WorkCase, { stage, signed }: Gate): boolean {
  const { stakes, fourEyes } = compiled.document.review;
  const { route } = decideGate({
    confidence: 1,
    certain: true,
    word: fourEyes || !signed ? null : "before",
    threshold: 0,
    stage,
    stakes,
    checksPassed: true,
    abstained: false,
    outOfScope: false,
    closed: false,
    returned,
    auditRate: 0,
    draw: 1,
  });
  return route !== "review";
}
