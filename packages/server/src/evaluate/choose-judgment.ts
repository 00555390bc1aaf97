import { UserError } from "@surety/core/errors/user-error";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { type Judged, learnedJudgments, modelJudgments } from "../models/learned-judgments.ts";

/** The judgment to evaluate: the one of that name, else the first that the local model answers. */
export function chooseJudgment(compiled: CompiledWorkflow, name: string | undefined): Judged {
  // How well clauses are found is another question: the quality page has it, by type.
  const classed = learnedJudgments(compiled).filter(({ judgment }) => judgment.kind !== "clauses");
  return choose(compiled, name, classed, {
    by: "the local model",
    remedy: 'List "local" among the models of a classify or score judgment.',
    kind: "learned judgment",
    field: "--judgment",
  });
}

/** The judgment that labelled cases are for: the one of that name, else the first that any model answers. */
export function chooseModelJudgment(compiled: CompiledWorkflow, name: string | undefined): Judged {
  return choose(compiled, name, modelJudgments(compiled), {
    by: "a model",
    remedy: "Add a classify or score judgment to its flow.",
    kind: "judgment of a model",
    field: "judgment",
  });
}

interface Words {
  by: string;
  remedy: string;
  kind: string;
  field: string;
}

function choose(compiled: CompiledWorkflow, name: string | undefined, among: readonly Judged[], words: Words): Judged {
  const names = among.map(({ judgment }) => judgment.name);
  const found = name === undefined ? among[0] : among.find(({ judgment }) => judgment.name === name);
  if (found !== undefined) return found;
  const workflow = compiled.document.name;
  if (names.length === 0)
    throw new UserError({
      code: "nothing-to-evaluate",
      message: `${workflow} has no judgment that ${words.by} answers.`,
      remedy: words.remedy,
    });
  throw new UserError({
    code: "judgment-not-found",
    field: words.field,
    message: `${workflow} has no ${words.kind} "${name}".`,
    remedy: `It has: ${names.join(", ")}.`,
  });
}
