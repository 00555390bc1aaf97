import { type RateWatch, restartRate } from "@surety/core/watch/rate-watch";
import type { Queryable } from "../storage/database.ts";

/** A rate whose alarm was dealt with is looked at afresh, against the same reference. */
export async function restartRaised(
  tx: Queryable,
  { workflow, judgment, rate }: { workflow: string; judgment: string | null; rate: string | null },
): Promise<void> {
  const where = [workflow, judgment, rate];
  const [row] = await tx.query<{ state: RateWatch }>(
    "select state from surety.rate_watches where workflow = $1 and judgment = $2 and rate = $3 for update",
    where,
  );
  if (row === undefined) return;
  await tx.query("update surety.rate_watches set state = $4 where workflow = $1 and judgment = $2 and rate = $3", [
    ...where,
    JSON.stringify(restartRate(row.state)),
  ]);
}
