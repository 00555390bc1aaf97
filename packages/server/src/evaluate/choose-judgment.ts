import { UserError } from "@surety/core/errors/user-error";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { type Judged, learnedJudgments } from "../models/learned-judgments.ts";

/** The judgment to evaluate: the one of that name, else the first that the local model answers. */
export function chooseJudgment(compiled: CompiledWorkflow, name: string | undefined): Judged {
  const learned = learnedJudgments(compiled);
  const names = learned.map(({ judgment }) => judgment.name);
  const found = name === undefined ? learned[0] : learned.find(({ judgment }) => judgment.name === name);
  if (found !== undefined) return found;
  const workflow = compiled.document.name;
  if (names.length === 0)
    throw new UserError({
      code: "nothing-to-evaluate",
      message: `${workflow} has no judgment that the local model answers.`,
      remedy: 'List "local" among the models of a classify or score judgment.',
    });
  throw new UserError({
    code: "judgment-not-found",
    field: "--judgment",
    message: `${workflow} has no learned judgment "${name}".`,
    remedy: `It has: ${names.join(", ")}.`,
  });
}
