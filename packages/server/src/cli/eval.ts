import { UserError } from "@surety/core/errors/user-error";
import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { createLocalModels } from "@surety/models";
import { Command } from "commander";
import { bringShipped } from "../demonstration/bring-shipped.ts";
import { cacheFolder } from "../evaluate/cache-folder.ts";
import { clausesText } from "../evaluate/clauses-text.ts";
import { documentsText } from "../evaluate/documents-text.ts";
import { evaluateClauses } from "../evaluate/evaluate-clauses.ts";
import { evaluateDocuments, fieldsOf } from "../evaluate/evaluate-documents.ts";
import { evaluateFiles } from "../evaluate/evaluate-files.ts";
import { evaluateWorkflow } from "../evaluate/evaluate-workflow.ts";
import type { EvaluationAims } from "../evaluate/evaluation.ts";
import { evaluationText } from "../evaluate/evaluation-text.ts";
import { shareOf, sharesOf } from "../evaluate/share-of.ts";
import { evaluateOnSet } from "./eval-set.ts";
import type { Terminal } from "./terminal.ts";
import { projectConfig, withHouse } from "./with-house.ts";

interface EvalOptions {
  set?: string;
  version?: string;
  atLeast?: number;
  classify?: boolean;
  documents?: string;
  fields?: FieldSpecs;
  layouts?: string;
  readFiles?: boolean;
  learnFrom?: string;
  folds?: number;
  train?: string[];
  test?: string[];
  data?: string[];
  judgment?: string;
  text?: string;
  label?: string;
  /** False for --no-none, true where neither was given. */
  none: string | boolean;
  targets: number[];
  assurance: number;
}

/** `surety eval`: how good a judgment is on labelled cases it has not seen, and what could be automated at which error. */
export function evalCommand(terminal: Terminal): Command {
  return new Command("eval")
    .argument("[workflow]", "the workflow whose judgment is measured (with --data, --set or --documents)")
    .option("--set <name>", "measure the models in force on the frozen part of this evaluation set")
    .option("--version <number>", "which version of the set (default: the newest)")
    .option("--at-least <share>", "with --set: exit code 1 unless the accuracy is shown to reach this share", shareOf)
    .option(
      "--data <file>",
      "labelled cases to measure on: CSV or JSON Lines with columns text,label; may be repeated",
      listed,
    )
    .option(
      "--train <file>",
      "labels to learn from first, in place of those that the workflow has; may be repeated",
      listed,
    )
    .option("--judgment <name>", "which judgment, where the workflow has several (default: the first that learns)")
    .option("--classify", "measure the embedded classifier alone: --train FILE --test FILE, no workflow, no database")
    .option("--test <file>", "the cases that --classify measures on; may be repeated", listed)
    .option(
      "--documents <folder>",
      "labelled documents: with a workflow, how well its clauses are found; without one, how well fields are read, in words with boxes or files that are read first",
    )
    .option("--read-files", "with --documents: read the images and PDFs themselves, where words are given as well")
    .option(
      "--folds <number>",
      "with --documents: parts of which one at a time is measured by a model of the others (default: 5)",
      foldsFrom,
    )
    .option("--learn-from <folder>", "with --documents: labelled documents that all models learn from besides")
    .option("--fields <list>", "with --documents: types that labels do not tell, as total:money:DE,date:date", fieldsOf)
    .option("--layouts <field>", "with --documents: how a new layout is learned, where this field tells layouts apart")
    .option("--text <column>", "the column of the text (default: text, body, message, …)")
    .option("--label <column>", "the column of the label (default: label, category, intent, …)")
    .option(
      "--none <label>",
      'the label of cases of no class (default: one spelt "oos", "out-of-scope" or "none")',
      true,
    )
    .option("--no-none", "every label is a class")
    .option(
      "--targets <shares>",
      "largest acceptable shares of errors among automated cases",
      sharesOf,
      [0.01, 0.02, 0.05],
    )
    .option("--assurance <share>", "probability with which each target must be kept", shareOf, 0.95)
    .action((workflow: string | undefined, options: EvalOptions, command: Command) => {
      if (options.documents !== undefined)
        return workflow === undefined
          ? documents(options, command, terminal)
          : clauses(workflow, options, command, terminal);
      return options.classify === true
        ? classify(workflow, options, command, terminal)
        : measure(workflow, options, command, terminal);
    });
}

const listed = (file: string, files: string[] = []): string[] => [...files, file];

async function classify(workflow: string | undefined, options: EvalOptions, command: Command, terminal: Terminal) {
  if (workflow !== undefined) throw misused(`--classify measures no workflow, and "${workflow}" was given`);
  const { train, test = options.data } = options;
  if (train === undefined || test === undefined) throw misused("--classify needs two files");
  const { folder } = await projectConfig(command);
  const models = createLocalModels({ cacheFolder: await cacheFolder(folder) });
  const { aims, end } = followed(options, terminal, "Evaluating the classifier");
  try {
    const evaluation = await evaluateFiles(models, { train, test }, aims);
    end();
    terminal.answer(evaluation, evaluationText(evaluation));
  } finally {
    await models.close();
  }
}

async function clauses(workflow: string, options: EvalOptions, command: Command, terminal: Terminal) {
  const { documents: folder = "", judgment, fields, layouts } = options;
  if (fields !== undefined || layouts !== undefined)
    throw misused("--fields and --layouts are for the reading of fields, which is measured without a workflow");
  await withHouse(command, terminal, async (house) => {
    await bringShipped(house, workflow, terminal);
    const { aims, end } = followed(options, terminal, `Finding the clauses of ${workflow}`);
    const evaluation = await evaluateClauses(house, { workflow, judgment, folder }, aims);
    end();
    terminal.answer(evaluation, clausesText(evaluation));
  });
}

async function documents(options: EvalOptions, command: Command, terminal: Terminal) {
  const { documents: folder = "", fields = {}, layouts, readFiles: readsFiles, learnFrom, folds } = options;
  const { folder: dataFolder } = await projectConfig(command);
  const cache = await cacheFolder(dataFolder);
  const models = createLocalModels({ cacheFolder: cache });
  const { aims, end } = followed(options, terminal, "Evaluating the reading of fields");
  try {
    const question = { folder, fields, layouts, readsFiles, learnFrom, folds, cacheFolder: cache };
    const evaluation = await evaluateDocuments(models, question, aims);
    end();
    terminal.answer(evaluation, documentsText(evaluation));
  } finally {
    await models.close();
  }
}

async function measure(workflow: string | undefined, options: EvalOptions, command: Command, terminal: Terminal) {
  const { data, train, judgment, set, atLeast } = options;
  if (workflow === undefined) throw misused("nothing says what to measure");
  if (set !== undefined) {
    if (data !== undefined || train !== undefined) throw misused("--set measures on the set alone, without files");
    const { version } = command.optsWithGlobals<{ version?: string }>();
    return evaluateOnSet(workflow, { set, version, judgment, atLeast }, command, terminal);
  }
  if (data === undefined) throw misused(`nothing says on which cases ${workflow} is measured`);
  await withHouse(command, terminal, async (house) => {
    await bringShipped(house, workflow, terminal);
    const { aims, end } = followed(options, terminal, `Evaluating ${workflow}`);
    const evaluation = await evaluateWorkflow(house, { workflow, judgment, data, train }, aims);
    end();
    terminal.answer(evaluation, evaluationText(evaluation));
  });
}

function followed({ targets, assurance, none, text, label }: EvalOptions, terminal: Terminal, title: string) {
  let bar: ReturnType<Terminal["progress"]> | undefined;
  const aims: EvaluationAims = {
    targets,
    assurance,
    none: none === true ? undefined : none,
    columns: { text, label },
    // The bar begins with the work: a file that does not fit is told without one.
    onProgress: ({ share, stage }) => (bar ??= terminal.progress(title)).at(share, stage),
  };
  return { aims, end: () => bar?.end(`${title}: done`) };
}

/** From 2 to 20. Throws for the command line. */
function foldsFrom(text: string): number {
  const folds = Number(text);
  if (Number.isInteger(folds) && folds >= 2 && folds <= 20) return folds;
  throw misused(`--folds is a whole number from 2 to 20, and "${text}" was given`);
}

function misused(reason: string): UserError {
  return new UserError({
    code: "bad-arguments",
    message: `surety eval: ${reason}.`,
    remedy:
      "Write: surety eval WORKFLOW --data FILE.csv, or: surety eval WORKFLOW --set SET, or: surety eval --classify --train A.csv --test B.csv",
  });
}
