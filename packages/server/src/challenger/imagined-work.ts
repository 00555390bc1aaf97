import type { CaseRow } from "../storage/case-schema.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { Candidate } from "./candidate.ts";

/** A case as a run would hold it at its beginning, for thinking only: nobody commits it. */
export function imaginedWork(row: CaseRow, { compiled }: Pick<Candidate, "compiled">): WorkCase {
  return {
    row,
    compiled,
    stage: "live",
    scope: { input: row.input, case: { id: row.id, receivedAt: row.received_at.toISOString() } },
    corrections: [],
    shown: [],
    draftEdits: [],
    foreseen: [],
    returned: false,
    asking: null,
    resumed: null,
    split: null,
    cursor: 0,
    data: row.data,
    newData: false,
    judgments: new Map(),
    fresh: [],
    decided: [],
    timeline: [],
    life: null,
    effects: [],
    records: [],
    obligations: [],
    starts: [],
    audits: [],
    settledReviews: [],
    route: null,
    segment: null,
    answer: null,
    queue: null,
    costMicros: 0,
    retryCount: 0,
  };
}
