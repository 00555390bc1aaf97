import type { ClauseFact } from "@surety/core/clause/clause-facts";
import { reminderTimes } from "@surety/core/obligation/reminder-times";
import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import type { NewObligation, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** What the clauses of a case ask for; one that names no day waits for a person to say it. */
export function obligationsOf(
  action: Extract<CompiledAction, { kind: "track" }>,
  { scope, compiled }: Pick<WorkCase, "scope" | "compiled">,
  world: Pick<WorkerWorld, "newId">,
): NewObligation[] {
  const { found = [] } = (scope[action.judgment] ?? {}) as { found?: readonly ClauseFact[] };
  const { hours } = compiled.review;
  const zone = action.zone ?? hours?.zone ?? "UTC";
  const plan = { zone, daysBefore: action.daysBefore, hours };
  return found
    .filter(({ type }) => action.types.includes(type))
    .map((one) => ({ ...one, due: action.day === "last" ? one.lastDay : one.day }))
    .map(({ type, quote, start, end, due }) => ({
      id: world.newId(),
      action: action.id,
      type,
      quote,
      clause_start: start,
      clause_end: end,
      due,
      zone,
      days_before: [...action.daysBefore],
      reminders: due === null ? [] : reminderTimes(due, plan),
    }));
}
