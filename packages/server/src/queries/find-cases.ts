import type { WorkflowDocument } from "@surety/core/workflow/document";
import { boundedKey } from "../ingest/bounded-key.ts";
import type { Queryable } from "../storage/database.ts";
import { isUuid } from "./page.ts";

/** How somebody outside names a case: by its id, or by a key of theirs, which `field` of the input may hold. */
export interface CaseName {
  caseId: string | null;
  externalKey: string | null;
  field: string | null;
}

/**
 * The cases of a workflow that these names mean, in their order; null where none is known (yet). A key is looked up as
 * an idempotency key, then as a dedupe key while that is remembered, then in the input field that is named or that the
 * document deduplicates by; the last reads through the cases, so it is asked once for all names.
 */
export async function findCases(
  database: Queryable,
  document: WorkflowDocument,
  names: readonly CaseName[],
): Promise<(string | null)[]> {
  const byId = await casesById(database, document.name, names);
  const keys = [...new Set(names.flatMap((one) => (one.externalKey === null ? [] : [one.externalKey])))];
  const byKey = await casesByKey(database, document.name, keys);
  const field = fieldOfDedupe(document);
  const byField = await casesByField(database, document.name, missingFields(names, byKey, field));
  return names.map((one) => {
    if (one.caseId !== null) return byId.get(one.caseId.toLowerCase()) ?? null;
    const key = one.externalKey ?? "";
    if (one.field === null && byKey.has(key)) return byKey.get(key) ?? null;
    return byField.get(fieldKey(one.field ?? field, key)) ?? null;
  });
}

async function casesById(
  database: Queryable,
  workflow: string,
  names: readonly CaseName[],
): Promise<Map<string, string>> {
  const ids = names.flatMap((one) => (one.caseId !== null && isUuid(one.caseId) ? [one.caseId] : []));
  if (ids.length === 0) return new Map();
  const rows = await database.query<{ id: string }>(
    "select id from surety.cases where id = any($1::uuid[]) and workflow = $2",
    [ids, workflow],
  );
  return new Map(rows.map((row) => [row.id, row.id]));
}

async function casesByKey(
  database: Queryable,
  workflow: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const bounded = new Map(keys.map((key) => [boundedKey(key), key]));
  const rows = await database.query<{ key: string; case_id: string }>(
    `select key, case_id from surety.dedupe_keys where workflow = $1 and key = any($2)
     union all
     select idempotency_key, case_id from surety.events
     where workflow = $1 and idempotency_key = any($2) and case_id is not null`,
    [workflow, [...bounded.keys()]],
  );
  return new Map(rows.map((row) => [bounded.get(row.key) ?? row.key, row.case_id]));
}

function missingFields(
  names: readonly CaseName[],
  known: ReadonlyMap<string, string>,
  otherwise: string | null,
): Map<string, string[]> {
  const open = names.filter((one) => one.externalKey !== null && (one.field !== null || !known.has(one.externalKey)));
  const fields = open.flatMap((one) => {
    const field = one.field ?? otherwise;
    return field === null ? [] : [{ field, key: one.externalKey ?? "" }];
  });
  return new Map(
    [...Map.groupBy(fields, (one) => one.field)].map(([field, all]) => [field, all.map((one) => one.key)]),
  );
}

async function casesByField(
  database: Queryable,
  workflow: string,
  wanted: ReadonlyMap<string, string[]>,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const [field, keys] of wanted) {
    // The newest where several have the same value.
    const rows = await database.query<{ id: string; key: string }>(
      `select distinct on (input->>$2) id, input->>$2 as key from surety.cases
       where workflow = $1 and input->>$2 = any($3) order by input->>$2, id desc`,
      [workflow, field, keys],
    );
    for (const row of rows) found.set(fieldKey(field, row.key), row.id);
  }
  return found;
}

const fieldKey = (field: string | null, key: string): string => JSON.stringify([field, key]);

/** `messageId` of `input.messageId`; null where the dedupe key is more than one field. */
function fieldOfDedupe(document: WorkflowDocument): string | null {
  return /^input\.([A-Za-z_]\w*)$/.exec(document.dedupe?.key ?? "")?.[1] ?? null;
}
