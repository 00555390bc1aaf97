import type { Actor } from "../commands/commands.ts";
import { may } from "../security/policy.ts";
import type { Queryable } from "../storage/database.ts";

/**
 * SQL that is true while somebody must still answer this case blind: its audit is not answered, or its review is timed or
 * comes before the suggestion.
 * False for `person` (SQL too) once they have opened the answer; it is theirs no more to decide.
 */
export function toBeAnsweredBlind(caseId: string, person = "null"): string {
  return `exists (select 1 from surety.reviews b where b.case_id = ${caseId} and b.status in ('open','claimed','deciding')
    and (b.kind = 'audit' or (b.kind = 'review' and (b.suggestion <> 'shown' or exists (
      select 1 from surety.baselines t where t.workflow = b.workflow and t.status = 'running'))))
    and (${person}::text is null or not (${person}::text = any(b.unblinded_by))))`;
}

/** From whom answers are hidden that are to be given blind: everybody who may decide. Others cannot use what they see. */
export function decidesBlind(actor: Actor): boolean {
  return may(actor, "decide", "review");
}

/** SQL that is true while a label of this case waits for the opinion of somebody else than `person`, who has given none. */
function toBeConfirmedBlind(caseId: string, person: string): string {
  return `exists (select 1 from surety.labels l where l.case_id = ${caseId} and l.workflow = (select workflow from surety.cases where id = ${caseId})
    and l.waiting and not (coalesce(l.person, '') = any(${person}))
    and not exists (select from surety.opinions o where o.label_id = l.id and o.person = any(${person})))`;
}

/**
 * Whether the answer to this case is hidden from this person or key at the moment: they may be asked for it, or for a
 * second opinion about what a first person said.
 */
export async function hidesAnswer(database: Queryable, caseId: string, actor: Actor): Promise<boolean> {
  if (!decidesBlind(actor)) return false;
  // Only people give second opinions: what a key reads spoils nobody's.
  const confirmed = actor.kind === "person" ? toBeConfirmedBlind("$1::uuid", "$3::text[]") : "$3::text[] is null";
  const [row] = await database.query<{ blind: boolean }>(
    `select ${toBeAnsweredBlind("$1::uuid", "$2")} or ${plantedBlind("$1::uuid")} or ${confirmed} as blind`,
    [caseId, actor.id, [actor.id, actor.name]],
  );
  return row?.blind === true;
}

/**
 * The same for who sends a case that is there already. Whoever sent it first was told its answer, and may ask again; anybody
 * else would learn what they may be asked to answer blind.
 */
export async function hidesFromOthers(database: Queryable, caseId: string, actor: Actor): Promise<boolean> {
  const [own] = await database.query("select from surety.cases where id = $1 and sent_by = $2", [caseId, actor.id]);
  return own === undefined && (await hidesAnswer(database, caseId, actor));
}

/** A planted case hides what a real one in its place would hide, for as long. */
function plantedBlind(caseId: string): string {
  return `exists (select 1 from surety.planted_reviews p where p.case_id = ${caseId}
    and (p.status in ('open','claimed') or p.undo_until > now())
    and (p.suggestion <> 'shown' or exists (
      select 1 from surety.baselines t where t.workflow = p.workflow and t.status = 'running')))`;
}
