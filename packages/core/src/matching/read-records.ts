import { recordSchemas, type RecordKind, type RecordOf } from "./match-records.ts";

/** More records of one kind than this are a query without its condition. */
export const mostRecords = 5000;

/** What is wrong with records, and what to do about it. */
export interface RecordProblem {
  readonly problem: string;
  readonly remedy: string;
}
export type ReadRecords<Kind extends RecordKind> = { records: RecordOf<Kind>[] } | RecordProblem;

/**
 * Records out of rows of a database or out of a case: `supplier_item` is `supplierItem`, one record alone is a list of one,
 * nothing is none. Where one cannot be read, a sentence that names it and its field.
 */
export function readRecords<Kind extends RecordKind>(kind: Kind, given: unknown): ReadRecords<Kind> {
  const list = given === null || given === undefined ? [] : Array.isArray(given) ? given : [given];
  if (list.length > mostRecords) {
    const problem = `There are ${list.length} ${kind}; at most ${mostRecords} are matched.`;
    return { problem, remedy: "Ask for fewer, by order or by supplier." };
  }
  const records: RecordOf<Kind>[] = [];
  for (const [at, one] of list.entries()) {
    const parsed = recordSchemas[kind].safeParse(camelKeys(one));
    if (!parsed.success) {
      const problem = problemOf(kind, at, parsed.error.issues[0]);
      return { problem, remedy: "Mend the record or the query that gives it." };
    }
    records.push(parsed.data as RecordOf<Kind>);
  }
  return { records };
}

function problemOf(kind: RecordKind, at: number, issue: { path: PropertyKey[]; message: string } | undefined): string {
  const field = [`${kind}[${at}]`, ...(issue?.path ?? [])].reduce<string>(
    (path, key) => (path === "" ? String(key) : typeof key === "number" ? `${path}[${key}]` : `${path}.${String(key)}`),
    "",
  );
  const message = (issue?.message ?? "cannot be read").replace(/\.$/, "");
  return `${field}: ${message}.`;
}

function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [camel(key), camelKeys(one)]));
}

const camel = (key: string): string => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
