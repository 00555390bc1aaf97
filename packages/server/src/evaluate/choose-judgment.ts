import { UserError } from "@surety/core/errors/user-error";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { type Judged, learnedJudgments, modelJudgments, setJudgments } from "../models/learned-judgments.ts";

/** The judgment to evaluate: the one of that name, else the first that the local model answers. */
export function chooseJudgment(compiled: CompiledWorkflow, name: string | undefined): Judged {
  // How well clauses are found and fields are read are other questions, with figures of their own.
  const learned = learnedJudgments(compiled);
  const classed = learned.filter(({ judgment: { kind } }) => kind !== "clauses" && kind !== "extract");
  const hasClauses = learned.some(({ judgment }) => judgment.kind === "clauses");
  return choose(compiled, name, classed, {
    by: "the local model with a label",
    remedy: hasClauses
      ? `How well it finds clauses says: surety eval ${compiled.document.name} --documents FOLDER, or --set SET.`
      : (howFieldsAreMeasured(compiled) ?? 'List "local" among the models of a classify or score judgment.'),
    kind: "learned judgment",
    field: "--judgment",
  });
}

/** The judgment that labelled cases are for: the one of that name, else the first that any model answers. */
export function chooseModelJudgment(compiled: CompiledWorkflow, name: string | undefined): Judged {
  return choose(compiled, name, modelJudgments(compiled), {
    by: "a model with a label",
    remedy: howFieldsAreMeasured(compiled) ?? "Add a classify or score judgment to its flow.",
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
    remedy: howFieldsAreMeasured(compiled) ?? "Add a classify, score or clauses judgment to its flow.",
    kind: "judgment of a model",
    field: "judgment",
  });
}

/** Records of fields are in no set and no experiment: what says how good they are instead; null without any. */
function howFieldsAreMeasured(compiled: CompiledWorkflow): string | null {
  const { name } = compiled.document;
  const kinds = compiled.blocks.flatMap((block) => (block.layer === "judge" ? block.ranks.flat() : []));
  if (!kinds.some(({ kind }) => kind === "extract")) return null;
  return (
    `How well fields are read says: surety eval --documents FOLDER for what is trained here, and surety calibrate ${name} ` +
    "for every model, from the labels of its documents."
  );
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
