import type { ReadinessFacts } from "@surety/core/stage/readiness";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Queryable } from "../storage/database.ts";
import { measuredCases } from "./read-baseline.ts";

/** What is known about a workflow with this document, for whoever asks whether it may go live. */
export async function readinessFacts(database: Queryable, document: WorkflowDocument): Promise<ReadinessFacts> {
  const [measuredBaseline, evaluationSet, destinations, ownerAccount] = await Promise.all([
    measuredCases(database, document.name),
    largestSet(database, document.name),
    destinationsOf(database, document),
    accountOf(database, document.owner?.trim() ?? ""),
  ]);
  return { document, measuredBaseline, evaluationSet, alertDestinations: destinations, ownerAccount };
}

/** The set whose latest version has the most frozen items. */
async function largestSet(database: Queryable, workflow: string): Promise<ReadinessFacts["evaluationSet"]> {
  const [row] = await database.query<{ name: string; frozen: number }>(
    `select name, frozen from (
       select distinct on (s.name) s.name, v.frozen from surety.evaluation_sets s
       join surety.set_versions v on v.set_name = s.name where s.workflow = $1 order by s.name, v.number desc
     ) as latest order by frozen desc, name limit 1`,
    [workflow],
  );
  return row ?? null;
}

/** Destinations whose connection still exists: an alert to one that was deleted reaches nobody. */
async function destinationsOf(database: Queryable, { alerts = [] }: WorkflowDocument): Promise<string[]> {
  if (alerts.length === 0) return [];
  const known = await database.query<{ name: string }>("select name from surety.connections where name = any($1)", [
    alerts.map((one) => one.connection),
  ]);
  const names = new Set(known.map((row) => row.name));
  return alerts
    .filter((one) => names.has(one.connection))
    .map(({ connection, to }) => (to === undefined ? connection : `${to} through ${connection}`));
}

async function accountOf(database: Queryable, owner: string): Promise<string | null> {
  if (owner === "") return null;
  const [person] = await database.query<{ name: string }>(
    "select name from surety.people where id = $1 or lower(email) = lower($1) or lower(name) = lower($1) limit 1",
    [owner],
  );
  return person?.name ?? null;
}
