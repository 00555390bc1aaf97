import type { HeldOut } from "../models/held-out.ts";
import type { LabelRow } from "../models/label-rows.ts";
import type { Queryable } from "../storage/database.ts";

interface Answered {
  value: string | null;
  confidence: number;
}

/** What a challenger said to the cases of calibration labels, by label. */
export async function answeredLabels(
  database: Queryable,
  challenger: string,
  judgment: string,
): Promise<Map<string, Answered>> {
  const rows = await database.query<Answered & { id: string }>(
    `select l.id, a.value, a.confidence from surety.challenger_answers a
     join surety.labels l on l.case_id = a.subject and l.judgment = a.judgment and l.part = 'calibration'
     where a.challenger = $1 and a.judgment = $2 and a.source <> 'held-out'`,
    [challenger, judgment],
  );
  return new Map(rows.map(({ id, value, confidence }) => [id, { value, confidence }]));
}

/** The same, as held-out labels; the stored confidence is already what the gate compares. */
export function heldFromAnswers(
  rows: readonly LabelRow[],
  answers: ReadonlyMap<string, Answered>,
  segmented: boolean,
): HeldOut[] {
  return rows.flatMap((row): HeldOut[] => {
    const said = answers.get(row.id);
    if (said === undefined) return [];
    const answer = {
      ...said,
      alternatives: [],
      outOfScope: null,
      signals: {},
      model: "replayed",
      modelVersion: "",
      costMicros: 0,
      latencyMs: 0,
    };
    return [{ value: row.value, segment: segmented ? row.segment : null, draw: row.draw ?? 1, answer }];
  });
}
