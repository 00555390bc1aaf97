import type { CaseDecision, DecisionScreen } from "@surety/core/wire/decision";
import type { Actor } from "../commands/commands.ts";
import type { Database } from "../storage/database.ts";
import { hidesAnswer } from "./hides-answer.ts";
import { joinNames, nameOf } from "./names.ts";
import { isUuid } from "./page.ts";

type Row = Omit<CaseDecision, "at"> & { at: Date; hash: string | null; caseId: string };

const columns = (kind: string, detail: string) =>
  `d.id, d.person, d.at, d.channel, d.seconds, d.verdict, d.answers, d.suggestion_seen as "suggestionSeen", d.screen_hash as hash,
   d.undone_at is not null as undone, ${kind} as kind, ${detail}`;

/** Decisions of real and planted reviews alike, of which `$1` may see those of others only when nobody is still asked. */
const visible = `(
  select ${columns("r.kind", 'r.case_id as "caseId"')} from surety.decisions d join surety.reviews r on r.id = d.review_id
  where d.person = $1 or r.status not in ('open','claimed')
  union all
  select ${columns("'review'", 'r.case_id as "caseId"')} from surety.planted_decisions d join surety.planted_reviews r on r.id = d.review_id
  where d.person = $1 or r.status not in ('open','claimed')) d`;

/**
 * Who decided about a case, when, through what and how long it took. While somebody must still answer it, or a second
 * person is to, each sees their own only.
 */
export async function listDecisions(database: Database, caseId: string, actor: Actor): Promise<CaseDecision[]> {
  if (!isUuid(caseId)) return [];
  const hidden = await hidesAnswer(database, caseId, actor);
  const rows = await database.query<Row>(
    `select d.*, ${nameOf("d.person")} as person, exists (select from surety.screens s where s.hash = d.hash) as "hasScreen",
       (select coalesce(jsonb_object_agg(j.name, j.kind), '{}') from surety.judgments j where j.case_id = d."caseId") as kinds
     from ${visible} ${joinNames("d.person")} where d."caseId" = $2 and (not $3 or d.person = $1) order by d.at, d.id`,
    [actor.id, caseId, hidden],
  );
  return rows.map(({ hash: _hash, caseId: _case, ...row }) => ({ ...row, at: row.at.toISOString() }));
}

/** One decision with what was on screen; null where there is none, or this person may not see it (yet). */
export async function readDecisionScreen(database: Database, id: string, actor: Actor): Promise<DecisionScreen | null> {
  if (!isUuid(id)) return null;
  const [found] = await database.query<{ caseId: string }>(
    `select r.case_id as "caseId" from surety.decisions d join surety.reviews r on r.id = d.review_id where d.id = $1
     union all select r.case_id from surety.planted_decisions d join surety.planted_reviews r on r.id = d.review_id where d.id = $1`,
    [id],
  );
  if (found === undefined) return null;
  const decision = (await listDecisions(database, found.caseId, actor)).find((one) => one.id === id);
  if (decision === undefined) return null;
  const [screen] = await database.query<{ hash: string; content: Record<string, unknown> }>(
    `select s.hash, s.content from surety.screens s where s.hash =
       coalesce((select screen_hash from surety.decisions where id = $1), (select screen_hash from surety.planted_decisions where id = $1))`,
    [id],
  );
  return { caseId: found.caseId, decision, hash: screen?.hash ?? null, screen: screen?.content ?? null };
}
