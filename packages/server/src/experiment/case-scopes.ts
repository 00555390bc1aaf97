import type { CaseRow } from "../storage/case-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { readJudgments } from "../worker/judgment-rows.ts";

/** What was known of recorded cases when they were judged: their input, what was prepared, and what was answered before. */
export async function caseScopes(
  database: Queryable,
  caseIds: readonly string[],
): Promise<Map<string, Record<string, unknown>>> {
  if (caseIds.length === 0) return new Map();
  const rows = await database.query<CaseRow>("select * from surety.cases where id = any($1)", [caseIds]);
  const judgments = await readJudgments(database, [...caseIds]);
  return new Map(
    rows.map((row) => {
      const prepared = Object.entries(row.data).map(([name, { value }]) => [name, value]);
      const answers = (judgments.get(row.id) ?? []).map(({ name, value, confidence, draft }) => [
        name,
        { value, confidence, decidedBy: "model", ...(draft === null ? {} : { text: draft.text }) },
      ]);
      const known = { id: row.id, receivedAt: row.received_at.toISOString() };
      return [row.id, { input: row.input, case: known, ...Object.fromEntries([...prepared, ...answers]) }];
    }),
  );
}
