import { type MatchedInvoice, matchedInvoice } from "@surety/core/matching/mismatch";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** The line of the timeline that says with which orders an invoice was matched, and all in which it differs. */
export function tellMatch(work: WorkCase, name: string, value: unknown, world: Pick<WorkerWorld, "clock">): void {
  const parsed = matchedInvoice.safeParse(value);
  if (!parsed.success) return;
  const { status, score, orders, supplier, mismatches, notes } = parsed.data;
  work.timeline.push({
    at: world.clock.now(),
    kind: "prepared",
    title: `${name}: ${titleOf(parsed.data)}`,
    detail: {
      status,
      score,
      orders,
      supplier: supplier?.name ?? null,
      mismatches: mismatches.map(({ field, message, remedy }) => ({ field, message, remedy })),
      notes,
    },
    actor: null,
    milliseconds: null,
  });
}

function titleOf({ orders, mismatches, lines }: MatchedInvoice): string {
  const of = orders.length === 0 ? "no order" : `order ${orders.join(", ")}`;
  if (mismatches.length === 0) return `${lines.length === 1 ? "1 line matches" : `${lines.length} lines match`} ${of}`;
  return `${mismatches.length === 1 ? "1 mismatch" : `${mismatches.length} mismatches`} with ${of}`;
}
