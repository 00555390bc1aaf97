import { UserError } from "@surety/core/errors/user-error";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { type Judged, learnedJudgments, modelJudgments, setJudgments } from "../models/learned-judgments.ts";

/** The judgment to evaluate: the one of that name, else the first that the local model answers. */
export function chooseJudgment(compiled: CompiledWorkflow, name: string | undefined): Judged {
  // How well clauses are found is another question, with figures of its own.
  const learned = learnedJudgments(compiled);
  const classed = learned.filter(({ judgment }) => judgment.kind !== "clauses");
  return choose(compiled, name, classed, {
    by: "the local model",
    remedy:
      classed.length < learned.length
        ? `How well it finds clauses says: surety eval ${compiled.document.name} --documents FOLDER, or --set SET.`
        : 'List "local" among the models of a classify or score judgment.',
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

/** The judgment that clauses are marked for: the one of that name, else the first. */
export function chooseClauses(compiled: CompiledWorkflow, name: string | undefined): Judged {
  const clauses = learnedJudgments(compiled).filter(({ judgment }) => judgment.kind === "clauses");
  return choose(compiled, name, clauses, {
    by: "a model that finds clauses",
    remedy: "Add a clauses judgment to its flow, or leave the workflow out to measure the reading of fields.",
    kind: "clauses judgment",
    field: "--judgment",
  });
}

/** The judgment that the items of a set are for: the one of that name, else the first that a set can hold. */
export function chooseSetJudgment(compiled: CompiledWorkflow, name: string | undefined): Judged {
  return choose(compiled, name, setJudgments(compiled), {
    by: "a model",
    remedy: "Add a classify, score or clauses judgment to its flow.",
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
