import { type Candidate, chooseAssignees, type Choice, type Unassigned } from "@surety/core/review/choose-assignees";
import type { Queryable } from "../storage/database.ts";

/** Roles that may decide. */
const deciders = "('reviewer','editor','owner')";

/**
 * Gives reviews to people, and holds those who could get one until the transaction ends: two that give work at the same
 * time do it one after the other, and nobody gets more than they take. Call it with nothing to lock after it.
 */
export async function chooseFor(
  tx: Queryable,
  reviews: readonly Unassigned[],
  now: Date,
): Promise<Map<string, Choice>> {
  if (reviews.length === 0) return new Map();
  return chooseAssignees(reviews, await lockCandidates(tx, { groups: groupsOf(reviews) }, now));
}

function groupsOf(reviews: readonly Unassigned[]): string[] | null {
  const groups = new Set(reviews.map(({ group }) => group));
  return groups.has(null) ? null : [...groups].filter((name) => name !== null);
}

/** Everybody who may decide, of some groups or of all; always in one order, so that nobody waits in a circle. */
export async function lockCandidates(
  tx: Queryable,
  { groups = null, people = null }: { groups?: string[] | null; people?: string[] | null },
  now: Date,
): Promise<Candidate[]> {
  const locked = await tx.query<Omit<Candidate, "open">>(
    `select p.id as person, surety.names_of(p.id) as names, coalesce(d.skills, '{}') as skills, coalesce(d.capacity, 20) as capacity,
       array(select group_name from surety.group_members m where m.person = p.id) as groups,
       exists (select from surety.absences a where a.person = p.id and a.from_at <= $3 and a.until_at > $3) as away
     from surety.people p left join surety.desk_people d on d.person = p.id
     where p.role in ${deciders} and ($2::text[] is null or p.id = any($2))
       and ($1::text[] is null or exists (select from surety.group_members m where m.person = p.id and m.group_name = any($1)))
     order by p.id for no key update of p`,
    [groups, people, now],
  );
  // A statement of its own: it sees what whoever held them before has committed.
  const counts = await tx.query<{ person: string; open: number }>(
    `select assignee as person, count(*)::int as open from (
       select assignee from surety.reviews where assignee = any($1) and status in ('open','claimed')
       union all select assignee from surety.planted_reviews where assignee = any($1) and status in ('open','claimed')
     ) r group by 1`,
    [locked.map(({ person }) => person)],
  );
  const open = new Map(counts.map((one) => [one.person, one.open]));
  return locked.map((one) => ({ ...one, open: open.get(one.person) ?? 0 }));
}
