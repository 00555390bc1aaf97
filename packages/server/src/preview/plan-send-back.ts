import type { Correction } from "@surety/core/review/correction";
import type { PlannedEffect } from "@surety/core/wire/review-preview";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Decision } from "../commands/review-answers.ts";
import { type PlanningWorld, staysInside } from "../worker/act-block.ts";
import { messagesTo } from "../worker/ask-sender.ts";
import { beginWork } from "../worker/begin-work.ts";
import { correctScope } from "../worker/correct-scope.ts";
import { outsideEffect } from "./planned-effects.ts";
import type { UndecidedCase } from "./undecided-case.ts";

interface Asking {
  edits: readonly Correction[];
  question: NonNullable<Decision["question"]>;
}

/** What the sender would be told, by the code that tells them. */
export function planSendBack(
  { claimed, stage }: UndecidedCase,
  compiled: CompiledWorkflow,
  { edits, question }: Asking,
  world: PlanningWorld,
): PlannedEffect[] {
  const work = beginWork({ ...claimed, decision: null }, compiled, "live", world);
  correctScope(work.scope, compiled, edits);
  const asked = { id: "", question: question.text, fields: question.fields };
  return messagesTo(work, asked, world).map((one) => outsideEffect(one, !staysInside(stage), 2000));
}
