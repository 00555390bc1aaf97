import type { LabelledCase } from "@surety/core/doctor/fit/labelled-case";
import type { Queryable } from "../storage/database.ts";
import type { PreparedValue } from "../storage/schema.ts";

/** The newest labelled cases are enough to find a small rule. */
const mostCases = 5000;

interface Row {
  judgment: string;
  value: string;
  input: Record<string, unknown>;
  data: Record<string, PreparedValue>;
}

/** Believed labels of cases that came through this installation, with what was known of each. Imported texts have no case. */
export async function storedExamples(database: Queryable, workflow: string): Promise<Record<string, LabelledCase[]>> {
  const rows = await database.query<Row>(
    `select l.judgment, l.value, c.input, c.data
     from (select judgment, value, case_id, at, row_number() over (partition by judgment order by at desc, id) as place
           from surety.labels where workflow = $1 and case_id is not null and confirmed is not null) l
     join surety.cases c on c.id = l.case_id where l.place <= ${mostCases} order by l.judgment, l.place`,
    [workflow],
  );
  const examples: Record<string, LabelledCase[]> = {};
  for (const { judgment, value, input, data } of rows) {
    const made = Object.entries(data).map(([name, prepared]) => [name, prepared.value] as const);
    (examples[judgment] ??= []).push({ scope: { input, ...Object.fromEntries(made) }, label: value });
  }
  return examples;
}
