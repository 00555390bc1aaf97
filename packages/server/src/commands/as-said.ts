import { sameRecord } from "@surety/core/extract/record-text";
import type { CompiledJudgment, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { judgmentIn } from "../worker/judged-value.ts";
import type { Vote } from "./four-eyes.ts";

/** An answer as somebody else has said it before, where it says the same in other letters: `ACME LTD.` is `Acme Ltd`. */
export function asSaid(judgment: CompiledJudgment | undefined, value: string, said: readonly string[]): string {
  if (judgment?.kind !== "extract") return value;
  return said.find((one) => sameRecord(judgment.fields, one, value)) ?? value;
}

/** The answers of a vote as those before it have said them. */
export function asVoted(
  compiled: CompiledWorkflow,
  answers: Vote["answers"],
  before: readonly Pick<Vote, "answers">[],
): Vote["answers"] {
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => {
      const said = before.flatMap((one) => one.answers[name] ?? []);
      return [name, asSaid(judgmentIn(compiled, name), value, said)];
    }),
  );
}
