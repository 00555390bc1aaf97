import type { Quality } from "@surety/core/wire/quality";
import type { Queryable } from "../storage/database.ts";

/** How many labels a workflow has, by where they came from and by what they are used for. */
export async function labelCounts(database: Queryable, workflow: string): Promise<Quality["labels"]> {
  const rows = await database.query<{ source: string; part: string; count: string }>(
    "select source, part, count(*) as count from surety.labels where workflow = $1 group by source, part",
    [workflow],
  );
  const counts = rows.map((row) => ({ ...row, count: Number(row.count) }));
  const sum = (fits: (row: (typeof counts)[number]) => boolean) =>
    counts.reduce((total, row) => (fits(row) ? total + row.count : total), 0);
  return {
    total: sum(() => true),
    bySource: Object.fromEntries(
      [...new Set(counts.map((row) => row.source))].map((source) => [source, sum((row) => row.source === source)]),
    ),
    train: sum((row) => row.part === "train"),
    calibration: sum((row) => row.part === "calibration"),
  };
}
