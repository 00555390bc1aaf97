import { auditDraw } from "@surety/core/gate/audit-draw";
import type { Queryable } from "../storage/database.ts";
import type { NewReview } from "./work-case.ts";

type Placed = NewReview & { workflow: string };
type Place = Pick<NewReview, "certainty" | "reason">;

const latest = 300;
/** Where a workflow has no review yet: as sure as what most gates send to people. */
const unknown = (id: string): Place => ({ certainty: auditDraw("certainty", id) * 0.9, reason: "below-threshold" });

/**
 * Gives each audit the certainty and the reason of a recent review of its workflow, drawn from its id. Filters and orders of
 * the inbox then find it among the others; at its own certainty, above the threshold, it would stand with audits alone.
 */
export async function placeAudits<Row extends Placed>(tx: Queryable, rows: readonly Row[]): Promise<Row[]> {
  const workflows = [...new Set(rows.filter(({ kind }) => kind === "audit").map(({ workflow }) => workflow))];
  if (workflows.length === 0) return [...rows];
  const places = await tx.query<Place & { workflow: string; block: number }>(
    `select workflow, block, certainty, reason from (select id, workflow, block, kind, certainty, reason from surety.reviews order by id desc limit ${latest}) as r
     where kind = 'review' and certainty is not null and workflow = any($1) order by id desc`,
    [workflows],
  );
  return rows.map((row) => {
    if (row.kind !== "audit") return row;
    const like = places.filter(({ workflow, block }) => workflow === row.workflow && block === row.block);
    const { certainty, reason } = like[Math.floor(auditDraw("place", row.id) * like.length)] ?? unknown(row.id);
    return { ...row, certainty, reason };
  });
}
