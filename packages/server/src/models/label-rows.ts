import type { Queryable } from "../storage/database.ts";
import { trainingRows } from "./training-rows.ts";

export interface LabelRow {
  id: string;
  text: string;
  value: string;
  segment: string | null;
  source: "import" | "review" | "audit" | "outcome";
  /** Chance that a case like this came into the sample; null where its own uncertainty chose it. */
  draw: number | null;
  at: Date;
}

/**
 * The labels of one part, oldest first. Those that measure are a fair sample of what arrives: each has its chance of being
 * there, and what came to people only because it was uncertain is not among them.
 *
 * Whether a second person agrees decides about training alone, and must not decide here: what waits for one are the
 * overrides, which are the model's errors. Without them a threshold would be set on the cases that the model got right.
 */
export async function labelRows(
  database: Queryable,
  workflow: string,
  judgment: string,
  part: "train" | "calibration",
): Promise<LabelRow[]> {
  if (part === "train") return trainingRows(database, workflow, judgment);
  return database.query<LabelRow>(
    `select id, text, value, segment, source, draw_probability as draw, at from surety.labels
     where workflow = $1 and judgment = $2 and part = 'calibration' and draw_probability is not null order by id`,
    [workflow, judgment],
  );
}
