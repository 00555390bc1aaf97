import { UserError } from "@surety/core/errors/user-error";
import type { DoctorFacts } from "@surety/core/doctor/doctor-facts";
import { type Diagnosis, examine } from "@surety/core/doctor/examine";
import { compileWorkflow, type World } from "@surety/core/workflow/compile-workflow";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Problem } from "@surety/core/workflow/problem";
import { WorkflowProblems } from "@surety/core/workflow/workflow-problems";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import { chooseJudgment } from "../evaluate/choose-judgment.ts";
import { readWorkflowFile, type WorkflowFile } from "../project/read-workflow-file.ts";
import type { Database } from "../storage/database.ts";
import { labelledCases } from "./labelled-cases.ts";
import { type FactParts, readFacts } from "./read-facts.ts";

/** What was found in one workflow: what does not compile, or what the doctor says of what does. */
export interface Checked {
  /** The file, or the name of the workflow in this installation. */
  readonly file: string;
  readonly name: string | null;
  readonly problems: readonly Problem[];
  readonly findings: Diagnosis["findings"];
  readonly accepted: Diagnosis["accepted"];
  readonly notLookedAt: Diagnosis["notLookedAt"];
  readonly savings: Diagnosis["savings"];
}

export interface CheckParts {
  /** The installation around the workflow; null where there is none. */
  readonly house: (FactParts & { readonly database: Database; readonly definitions: DefinitionStore }) | null;
  readonly functions: readonly string[];
  /** Workflows that are checked together and may start each other, by name. */
  readonly siblings: readonly string[];
  readonly options: {
    readonly connection: readonly string[];
    readonly data?: string;
    readonly label?: string;
    readonly judgment?: string;
  };
}

/** What the doctor says of what does not compile. */
const nothingSeen = { findings: [], accepted: [], notLookedAt: [], savings: [] };

/** Reads, compiles and examines a workflow file, with what the installation knows of the workflow of that name. */
export async function checkFile(file: string, parts: CheckParts): Promise<Checked> {
  try {
    const read = await readWorkflowFile(file);
    return await checkDocument(read, parts);
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    return { file, name: null, problems: error.problems, ...nothingSeen };
  }
}

/** The names of the workflows in files, as far as they can be read. */
export async function namesIn(files: readonly string[]): Promise<string[]> {
  const read = await Promise.allSettled(files.map(readWorkflowFile));
  return read.flatMap((one) => (one.status === "fulfilled" ? [one.value.document.name] : []));
}

/** Examines the version of a workflow that is in force in this installation. */
export async function checkInstalled(name: string, parts: CheckParts): Promise<Checked> {
  if (parts.house === null) throw nothingCalled(name, "and nothing was started here yet, so no workflow has that name");
  const current = await parts.house.definitions.current(name).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "workflow-not-found")
      throw nothingCalled(name, "and no workflow of this installation has that name");
    throw error;
  });
  const { document } = current.compiled;
  return checkDocument({ file: name, document, place: (problems) => [...problems] }, parts);
}

async function checkDocument({ file, document, place }: WorkflowFile, parts: CheckParts): Promise<Checked> {
  try {
    const compiled = compileWorkflow(document, await worldOf(document, parts));
    const diagnosis = examine(compiled, await factsOf(compiled, parts));
    return {
      file,
      name: document.name,
      problems: place(compiled.problems),
      findings: place(diagnosis.findings),
      accepted: place(diagnosis.accepted),
      notLookedAt: diagnosis.notLookedAt,
      savings: diagnosis.savings,
    };
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    return { file, name: document.name, problems: place(error.problems), ...nothingSeen };
  }
}

async function worldOf(
  document: WorkflowDocument,
  { house, options, functions, siblings }: CheckParts,
): Promise<World> {
  const known = house === null ? { connections: [], workflows: [] } : await house.definitions.world();
  const given = options.connection.map((text) => {
    const [name = "", kind = "http"] = text.split("=");
    return { name, kind };
  });
  return {
    ...known,
    connections: [...known.connections, ...given],
    functions,
    workflows: [...known.workflows, ...siblings, document.name],
  };
}

async function factsOf(compiled: CompiledWorkflow, { house, options }: CheckParts): Promise<DoctorFacts> {
  const { name } = compiled.document;
  const stage = house === null ? null : await stageOf(house, name);
  const known = house === null || stage === null ? {} : await readFacts(house, compiled, stage);
  if (options.data === undefined) return known;
  const { judgment } = chooseJudgment(compiled, options.judgment);
  const cases = await labelledCases(compiled, options.data, options.label);
  return { ...known, examples: { ...known.examples, [judgment.name]: cases } };
}

/** The stage of a workflow; null where the installation does not have it. */
async function stageOf(house: NonNullable<CheckParts["house"]>, name: string) {
  const [row] = await house.database.query<{ stage: NonNullable<DoctorFacts["stage"]> }>(
    "select stage from surety.workflows where name = $1",
    [name],
  );
  return row?.stage ?? null;
}

function nothingCalled(name: string, reason: string): UserError {
  return new UserError({
    code: "nothing-to-check",
    field: name,
    message: `There is no file "${name}", ${reason}.`,
    remedy: "Give a workflow file (.yaml, .json or .ts), or a name that surety export lists.",
  });
}
