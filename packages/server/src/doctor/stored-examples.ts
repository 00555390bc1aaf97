import type { LabelledCase } from "@surety/core/doctor/fit/labelled-case";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Queryable } from "../storage/database.ts";
import type { PreparedValue } from "../storage/case-schema.ts";
import { textScope } from "./text-scope.ts";

/** The newest labelled cases are enough to find a small rule; from so many on, texts without a case are left out. */
const [mostCases, enoughCases] = [5000, 200];

interface Row {
  judgment: string;
  value: string;
  text: string;
  input: Record<string, unknown> | null;
  data: Record<string, PreparedValue> | null;
}

/**
 * Believed labels with what was known of each case, by judgment. Where few of them have a case (labels are usually
 * imported as texts), what the text alone says is taken instead; the two are never mixed, since a rule would find out.
 */
export async function storedExamples(
  database: Queryable,
  compiled: CompiledWorkflow,
): Promise<Record<string, LabelledCase[]>> {
  const rows = await database.query<Row>(
    `select l.judgment, l.value, l.text, c.input, c.data
     from (select judgment, value, text, case_id,
             row_number() over (partition by judgment, case_id is null order by at desc, id) as place
           from surety.labels where workflow = $1 and confirmed is not null) l
     left join surety.cases c on c.id = l.case_id where l.place <= ${mostCases} order by l.judgment, l.place`,
    [compiled.document.name],
  );
  const judgments = [...new Set(rows.map(({ judgment }) => judgment))];
  return Object.fromEntries(
    judgments.flatMap((judgment) => {
      const cases = examplesOf(
        rows.filter((row) => row.judgment === judgment),
        textScope(compiled, judgment),
      );
      return cases.length === 0 ? [] : [[judgment, cases]];
    }),
  );
}

function examplesOf(rows: readonly Row[], scopeOfText: ReturnType<typeof textScope>): LabelledCase[] {
  const ofCases = rows.flatMap(({ input, data, value }) =>
    input === null ? [] : [{ scope: { input, ...preparedOf(data ?? {}) }, label: value }],
  );
  if (ofCases.length >= enoughCases || scopeOfText === null) return ofCases;
  return rows.map(({ text, value }) => ({ scope: scopeOfText(text), label: value }));
}

function preparedOf(data: Record<string, PreparedValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, { value }]) => [name, value]));
}
