import { UserError } from "@surety/core/errors/user-error";
import { nearestName } from "@surety/core/expression/nearest-name";
import type { DeskPersonChange } from "@surety/core/wire/desk";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import { may, mayChangeTimesOf } from "../security/policy.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** Changes what somebody can, takes and is part of; what is left out stays as it is. */
export async function changeDeskPerson(
  world: WorkerWorld,
  person: string,
  change: DeskPersonChange,
  actor: Actor,
): Promise<void> {
  const now = world.clock.now();
  refuseUnlessMay(change, person, actor);
  await world.database.transaction(async (tx) => {
    await knownPerson(tx, person, "person");
    const { skills, capacity, hours, groups } = change;
    await tx.query(
      `insert into surety.desk_people as d (person, skills, capacity, hours)
       values ($1, coalesce($2::text[], '{}'), coalesce($3::int, 20), $4::jsonb)
       on conflict (person) do update set skills = coalesce($2::text[], d.skills), capacity = coalesce($3::int, d.capacity),
         hours = case when $5 then $4::jsonb else d.hours end`,
      [
        person,
        skills === undefined ? null : [...new Set(skills)],
        capacity ?? null,
        hours === undefined || hours === null ? null : JSON.stringify(hours),
        hours !== undefined,
      ],
    );
    if (groups !== undefined) await joinGroups(tx, person, groups);
    await append(tx, { actor, verb: "change person", object: `person ${person}`, detail: { ...change } }, now);
  });
}

function refuseUnlessMay({ groups, skills, capacity }: DeskPersonChange, person: string, actor: Actor): void {
  const wanted = [groups, skills, capacity].some((value) => value !== undefined);
  if (wanted ? may(actor, "change", "person") : mayChangeTimesOf(actor, person)) return;
  throw new UserError({
    code: "forbidden",
    message: wanted
      ? "Groups, skills and how much somebody takes are for editors and owners to say."
      : "When somebody else works is not yours to say.",
    remedy: "Ask an editor or the owner.",
  });
}

async function joinGroups(tx: Queryable, person: string, groups: readonly string[]): Promise<void> {
  const known = (await tx.query<{ name: string }>("select name from surety.groups order by 1")).map(({ name }) => name);
  for (const group of groups) if (!known.includes(group)) throw noSuchGroup(group, known);
  await tx.query("delete from surety.group_members where person = $1 and not (group_name = any($2))", [person, groups]);
  await tx.query(
    "insert into surety.group_members (group_name, person) select g, $1 from unnest($2::text[]) as g on conflict do nothing",
    [person, groups],
  );
}

export function noSuchGroup(group: string, known: readonly string[]): UserError {
  const nearest = nearestName(group, known);
  return new UserError({
    code: "group-not-found",
    field: "group",
    message: `There is no group called "${group}".`,
    remedy:
      nearest !== undefined
        ? `Did you mean "${nearest}"?`
        : known.length === 0
          ? "There are none yet: PUT /api/v1/groups/{name} makes one."
          : `There are: ${known.join(", ")}.`,
  });
}

/** The name of a person. Throws `person-not-found`. */
export async function knownPerson(tx: Queryable, person: string, field: string): Promise<string> {
  const [row] = await tx.query<{ name: string }>("select name from surety.people where id = $1", [person]);
  if (row !== undefined) return row.name;
  throw new UserError({
    code: "person-not-found",
    field,
    message: "There is nobody with this id.",
    remedy: "GET /api/v1/people lists everybody.",
  });
}
