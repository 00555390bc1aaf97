import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { WorkflowProblems } from "@surety/core/workflow/workflow-problems";
import { workflowToYaml } from "@surety/core/workflow/yaml";
import type { WorkflowDetail } from "@surety/core/wire/workflow";
import type { Database, Queryable } from "../storage/database.ts";
import { countedMap } from "./counted-map.ts";

interface Row {
  title: string;
  stage: WorkflowDetail["stage"];
  version: string;
  number: number;
  document: WorkflowDocument;
}

/** A workflow with its map, versions and warnings; null where there is none. `functions` are those of the project. */
export async function readWorkflow(
  database: Database,
  name: string,
  now: Date,
  functions: string[] = [],
): Promise<WorkflowDetail | null> {
  const [row] = await database.query<Row>(
    `select w.title, w.stage, w.version, v.number, v.document
     from surety.workflows w join surety.versions v on v.hash = w.version where w.name = $1`,
    [name],
  );
  if (row === undefined) return null;
  const { document } = row;
  const [versions, map, warnings] = await Promise.all([
    versionsOf(database, name, row.version),
    countedMap(database, document, now),
    warningsOf(database, document, functions),
  ]);
  return {
    name,
    title: row.title,
    description: document.description ?? null,
    stage: row.stage,
    version: { hash: row.version, number: row.number },
    versions,
    document: { ...document },
    yaml: workflowToYaml(document),
    map,
    warnings,
    forms: document.triggers
      .filter((trigger) => "form" in trigger)
      .map(({ id }) => ({ trigger: id, url: `/forms/${name}/${id}` })),
  };
}

async function versionsOf(database: Queryable, workflow: string, current: string): Promise<WorkflowDetail["versions"]> {
  const rows = await database.query<{ hash: string; number: number; created_at: Date; created_by: string | null }>(
    "select hash, number, created_at, surety.name_of(created_by) as created_by from surety.versions where workflow = $1 order by number desc limit 200",
    [workflow],
  );
  return rows.map((row) => ({
    hash: row.hash,
    number: row.number,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    current: row.hash === current,
  }));
}

/** What compile has to say now: a connection may have gone since the workflow was saved. */
async function warningsOf(
  database: Queryable,
  document: WorkflowDocument,
  functions: string[],
): Promise<WorkflowDetail["warnings"]> {
  const connections = await database.query<{ name: string; kind: string }>("select name, kind from surety.connections");
  const workflows = await database.query<{ name: string }>("select name from surety.workflows");
  const world = { connections, functions, workflows: workflows.map((row) => row.name) };
  const problems = problemsOf(() => compileWorkflow(document, world).problems);
  return problems.map((problem) => ({ path: problem.path, message: problem.message, remedy: problem.remedy ?? null }));
}

function problemsOf(compile: () => WorkflowProblems["problems"]): WorkflowProblems["problems"] {
  try {
    return compile();
  } catch (error) {
    if (error instanceof WorkflowProblems) return error.problems;
    throw error;
  }
}
