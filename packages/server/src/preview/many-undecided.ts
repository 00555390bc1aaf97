import type { Stage } from "@surety/core/wire/common";
import type { SuggestionPolicy } from "@surety/core/review/suggestion-seen";
import type { Actor } from "../commands/commands.ts";
import type { CaseRow } from "../storage/case-schema.ts";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import { readDecisions } from "../worker/claim-cases.ts";
import { readEffects } from "../worker/effect-ledger.ts";
import { readJudgments } from "../worker/judgment-rows.ts";
import { isBefore, type UndecidedCase, withoutHidden } from "./undecided-case.ts";

/** One selected review, real or planted, with all that says whether it may be decided together with others. */
export interface SelectedRow {
  id: string;
  workflow: string;
  title: string;
  block: number;
  kind: ReviewRow["kind"];
  status: ReviewRow["status"];
  stakes: ReviewRow["stakes"];
  four_eyes: boolean;
  undo_seconds: number;
  suggestion: SuggestionPolicy;
  version: string;
  stage: Stage;
  timed: boolean;
  held: boolean;
  /** A bulk is about to decide it. */
  taken: boolean;
  given: boolean;
  barred: boolean;
  answered: boolean;
  seen: boolean;
  /** The case itself, or the one that a planted case shows again. */
  recorded: string;
  shown: string;
  received: Date | null;
  queue: string | null;
}

const timed = `exists (select 1 from surety.baselines b where b.workflow = r.workflow and b.status = 'running') as timed`;
const columns = `r.id, r.workflow, r.title, r.block, r.kind, r.status, r.stakes, r.four_eyes, r.undo_seconds, r.suggestion, w.stage, ${timed},
  (r.status = 'claimed' and r.claimed_by is distinct from $2 and r.claimed_until > $3) as held,
  exists (select from surety.bulk_items i where i.review_id = r.id and i.state = 'waiting') as taken,
  r.barred && surety.names_of($2) as barred, not r.others_may and case when r.assignee is null
    then r.assigned_group is not null and not exists (select from surety.group_members m where m.group_name = r.assigned_group and m.person = $2)
    else r.assignee <> $2 and not exists (select from surety.absences a where a.person = r.assignee and a.from_at <= $3 and a.until_at > $3)
  end as given`;

/** The selected reviews that this person can see, in no order; planted ones that they know already are not there. */
export function readSelected(
  database: Queryable,
  ids: readonly string[],
  actor: Actor,
  now: Date,
): Promise<SelectedRow[]> {
  return database.query<SelectedRow>(
    `select ${columns}, c.version, $2 = any(r.unblinded_by) as seen, r.case_id as recorded, r.case_id as shown, null::timestamptz as received, c.queue,
       exists (select from surety.decisions d where d.review_id = r.id and d.person = $2 and d.undone_at is null) as answered
     from surety.reviews r join surety.cases c on c.id = r.case_id join surety.workflows w on w.name = r.workflow where r.id = any($1)
     union all
     select ${columns}, r.detail #>> '{version,hash}', false, r.source_case, r.case_id, (r.detail ->> 'receivedAt')::timestamptz, r.detail ->> 'queue',
       exists (select from surety.planted_decisions d where d.review_id = r.id and d.person = $2 and d.undone_at is null)
     from surety.planted_reviews r join surety.workflows w on w.name = r.workflow
     where r.id = any($1) and $4 and not ($2 = any(r.known_to))`,
    [ids, actor.id, now, actor.kind === "person"],
  );
}

/** The cases of these reviews as they stood when somebody was asked, by the id of the review; four queries for all. */
export async function undecidedCases(
  database: Queryable,
  rows: readonly SelectedRow[],
): Promise<Map<string, UndecidedCase>> {
  const recorded = [...new Set(rows.map((row) => row.recorded))];
  const [cases, judgments, effects, decisions] = await Promise.all([
    database.query<CaseRow>("select * from surety.cases where id = any($1)", [recorded]),
    readJudgments(database, recorded),
    readEffects(database, recorded),
    readDecisions(database, recorded),
  ]);
  const stored = new Map(cases.map((one) => [one.id, one]));
  return new Map(
    rows.flatMap((row): [string, UndecidedCase][] => {
      const found = stored.get(row.recorded);
      if (found === undefined) return [];
      return [[row.id, undecided(row, found)]];
    }),
  );

  function undecided(row: SelectedRow, found: CaseRow): UndecidedCase {
    const { recorded: id, block } = row;
    return {
      unsigned: true,
      review: row,
      stage: row.stage,
      timed: row.timed,
      claimed: {
        row: {
          ...found,
          id: row.shown,
          cursor: block,
          queue: row.queue,
          received_at: row.received ?? found.received_at,
        },
        judgments: withoutHidden(judgments.get(id) ?? [], row.kind).filter((one) => one.block <= block),
        effects: (effects.get(id) ?? []).filter((one) => Number.parseInt(one.action, 10) <= block),
        earlier: (decisions.get(id) ?? []).filter((one) => one.status === "decided" && isBefore(one, block)),
        questions: [],
      },
    };
  }
}
