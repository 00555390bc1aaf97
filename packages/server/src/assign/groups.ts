import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { knownPerson, noSuchGroup } from "./desk-people.ts";

/** Makes a group, or says anew who is in it. */
export async function saveGroup(
  world: WorkerWorld,
  name: string,
  members: readonly string[],
  actor: Actor,
): Promise<void> {
  const now = world.clock.now();
  await world.database.transaction(async (tx) => {
    for (const member of members) await knownPerson(tx, member, "members");
    await tx.query("insert into surety.groups (name, created_at) values ($1, $2) on conflict do nothing", [name, now]);
    await tx.query("delete from surety.group_members where group_name = $1 and not (person = any($2))", [
      name,
      members,
    ]);
    await tx.query(
      "insert into surety.group_members (group_name, person) select $1, p from unnest($2::text[]) as p on conflict do nothing",
      [name, members],
    );
    await append(tx, { actor, verb: "save group", object: `group ${name}`, detail: { members } }, now);
  });
}

/** What was given to it waits in its queue for everybody. Throws `group-not-found`. */
export async function deleteGroup(world: WorkerWorld, name: string, actor: Actor): Promise<void> {
  const now = world.clock.now();
  await world.database.transaction(async (tx) => {
    const gone = await tx.query("delete from surety.groups where name = $1 returning name", [name]);
    if (gone.length === 0) {
      const known = await tx.query<{ name: string }>("select name from surety.groups order by 1");
      throw noSuchGroup(
        name,
        known.map((one) => one.name),
      );
    }
    for (const table of ["surety.reviews", "surety.planted_reviews"])
      await tx.query(
        `update ${table} set assigned_group = null where assigned_group = $1 and status in ('open','claimed')`,
        [name],
      );
    await append(tx, { actor, verb: "delete group", object: `group ${name}`, detail: {} }, now);
    tx.afterCommit(() => world.live.emit({ noun: "review", workflow: "", ids: [] }));
  });
}
