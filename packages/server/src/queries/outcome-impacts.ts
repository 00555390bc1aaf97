import { outcomeImpact } from "@surety/core/measure/outcome-impact";
import { parseDuration } from "@surety/core/trigger/duration";
import type { OutcomeImpact } from "@surety/core/wire/value";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Queryable } from "../storage/database.ts";
import { endedCounts, outcomeCounts } from "./outcome-counts.ts";

/** What became of the cases that arrived since a moment, for each outcome that was posted or that the document names. */
export async function outcomeImpacts(
  database: Queryable,
  document: WorkflowDocument,
  from: Date,
  now: Date,
): Promise<OutcomeImpact[]> {
  const told = await outcomeCounts(database, document.name, from);
  const specs = document.measure?.outcomes ?? {};
  const names = [...new Set([...Object.keys(specs), ...told.map((one) => one.name)])];
  return await Promise.all(
    names.map(async (name) => {
      const after = specs[name]?.absent?.after;
      const silence = after === undefined ? null : { name, old: new Date(now.getTime() - parseDuration(after)) };
      const ended = await endedCounts(database, document.name, from, silence);
      const own = told.filter((one) => one.name === name);
      return outcomeImpact(name, specs[name], own, ended);
    }),
  );
}
