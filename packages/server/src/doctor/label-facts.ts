import { draftAnswer } from "@surety/core/generate/compiled-generate";
import type { LabelFacts } from "@surety/core/doctor/doctor-facts";
import { earnsForDrafts } from "../generate/read-draft-labels.ts";
import type { Queryable } from "../storage/database.ts";

const latelyMs = 30 * 86_400_000;

interface Row {
  judgment: string;
  value: string;
  source: "import" | "review" | "audit" | "outcome";
  part: "train" | "calibration";
  person: string | null;
  count: number;
  lately: number;
}

/** The labels of a workflow by judgment, and what people did with drafts, which are kept apart and teach nothing. Items of frozen evaluation sets count as kept apart from training. */
export async function labelFacts(
  database: Queryable,
  workflow: string,
  now: Date,
): Promise<Record<string, LabelFacts>> {
  const rows = await database.query<Row>(
    `select judgment, value, source, part, person, count(*)::int as count, (count(*) filter (where at > $2))::int as lately
     from (select judgment, value, source, part, person, at from surety.labels where workflow = $1
       union all
       select judgment, case when changed = 0 then $3 else 'changed' end, source, 'calibration', person, at
       from surety.draft_labels where workflow = $1 and ${earnsForDrafts}) l
     group by judgment, value, source, part, person`,
    [workflow, new Date(now.getTime() - latelyMs), draftAnswer],
  );
  const frozen = await database.query<{ judgment: string; count: number }>(
    `select i.judgment, count(*)::int as count
     from surety.set_items i join surety.evaluation_sets s on s.name = i.set_name
     where s.workflow = $1 and i.frozen group by i.judgment`,
    [workflow],
  );
  const judgments = [...new Set([...rows, ...frozen].map(({ judgment }) => judgment))];
  return Object.fromEntries(
    judgments.map((judgment) => {
      const kept = frozen.find((one) => one.judgment === judgment)?.count ?? 0;
      return [
        judgment,
        factsOf(
          rows.filter((one) => one.judgment === judgment),
          kept,
        ),
      ];
    }),
  );
}

function factsOf(rows: readonly Row[], frozen: number): LabelFacts {
  const sum = (of: readonly Row[], count: (row: Row) => number) => of.reduce((total, row) => total + count(row), 0);
  const byPeople = rows.filter((row) => row.person !== null && (row.source === "review" || row.source === "audit"));
  return {
    total: sum(rows, ({ count }) => count),
    byValue: countsBy(rows, ({ value }) => value),
    fromPeopleLately: sum(
      rows.filter(({ source }) => source !== "import"),
      ({ lately }) => lately,
    ),
    calibration:
      frozen +
      sum(
        rows.filter(({ part }) => part === "calibration"),
        ({ count }) => count,
      ),
    byPerson: countsBy(byPeople, ({ person }) => person ?? ""),
  };
}

function countsBy(rows: readonly Row[], keyOf: (row: Row) => string): Record<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.count);
  return Object.fromEntries(counts);
}
