import { auditDraw } from "@surety/core/gate/audit-draw";
import type { LabelledRow } from "../packages/server/src/project/read-label-file.ts";

/** What must hold of an evaluation; shares in [0, 1]. */
export interface Floor {
  accuracy?: number;
  outOfScopeAuroc?: number;
  /** The largest calibration error. */
  ece?: number;
  /** True where the observed error must keep every target. */
  withinTargets?: boolean;
}

/** One training and one test on public data. Files are paths below the data folder. */
export interface FloorRun {
  name: string;
  train: string[];
  /** Null: a fifth of the training file, each text by its own draw. */
  test: string[] | null;
  labelColumn?: string;
  oosLabel?: string;
  /** Chooses among the training cases. */
  choose?: (rows: readonly LabelledRow[]) => LabelledRow[];
  floor: Floor;
}

const tickets = (labelColumn: string, rarest = 1): FloorRun => ({
  name: `it-tickets-endava ${labelColumn}${rarest > 1 ? `, classes of ${rarest} and more` : ""}`,
  train: ["it-tickets-endava/tickets.csv"],
  test: null,
  labelColumn,
  choose: (rows) => withoutRare(rows, rarest),
  floor: {},
});

export const floorRuns: readonly FloorRun[] = [
  {
    name: "banking77",
    train: ["banking77/train.csv"],
    test: ["banking77/test.csv"],
    floor: { accuracy: 0.935, ece: 0.02, withinTargets: true },
  },
  {
    name: "banking77, 10 labels a class",
    train: ["banking77/train.csv"],
    test: ["banking77/test.csv"],
    choose: (rows) => firstOfEach(rows, 10),
    floor: { accuracy: 0.84 },
  },
  {
    name: "clinc150, with out-of-scope labels",
    train: ["clinc150/train.csv", "clinc150/oos_train.csv"],
    test: ["clinc150/val.csv", "clinc150/oos_val.csv"],
    oosLabel: "oos",
    floor: { outOfScopeAuroc: 0.95 },
  },
  {
    name: "clinc150, without",
    train: ["clinc150/train.csv"],
    test: ["clinc150/val.csv", "clinc150/oos_val.csv"],
    floor: { outOfScopeAuroc: 0.95 },
  },
  tickets("urgency"),
  tickets("category"),
  tickets("business_service"),
  tickets("business_service", 20),
];

/** Whether a text belongs to the fifth that is measured on, where a set has no test file. */
export function isDrawnForTest(text: string): boolean {
  return auditDraw("floor", text) < 0.2;
}

function firstOfEach(rows: readonly LabelledRow[], most: number): LabelledRow[] {
  const taken = new Map<string, number>();
  return rows.filter(({ label }) => {
    const place = (taken.get(label) ?? 0) + 1;
    taken.set(label, place);
    return place <= most;
  });
}

function withoutRare(rows: readonly LabelledRow[], rarest: number): LabelledRow[] {
  const sizes = Map.groupBy(rows, ({ label }) => label);
  return rows.filter(({ label }) => (sizes.get(label)?.length ?? 0) >= rarest);
}
