import type { RecordKind } from "./match-records.ts";
import type { MatchedInvoice } from "./mismatch.ts";
import type { RecordProblem } from "./read-records.ts";

/** What could not be compared does not match: a person reads which record it was, and what to do. */
export function unreadableRecords(kind: RecordKind, { problem, remedy }: RecordProblem): MatchedInvoice {
  const nothing = { invoiced: null, expected: null, tolerance: null, line: null };
  return {
    status: "mismatched",
    score: 0,
    supplier: null,
    customer: null,
    orders: [],
    lines: [],
    mismatches: [{ ...nothing, code: "records-unreadable", field: kind, message: problem, remedy }],
    notes: [],
  };
}
