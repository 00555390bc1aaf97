import { UserError } from "@surety/core/errors/user-error";
import { practiceLookVerb } from "../queries/practice-summary.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";

/** What people choose about their own figures, and the one way to those of others. */
export interface PracticeCommands {
  /** Lets owners see one's figures, or not any more; and says how many hours a week one has for reviews. */
  setPractice(change: { shared?: boolean; reviewHours?: number | null }, actor: Actor): Promise<void>;
  /** Writes into the log that this owner looks at a person's figures, and why: that person is shown it. Throws `person-not-found`. */
  lookAtPractice(person: string, because: string, actor: Actor): Promise<void>;
}

export function practiceCommands(world: WorkerWorld): PracticeCommands {
  return {
    async setPractice({ shared, reviewHours }, actor) {
      await world.database.transaction(async (tx) => {
        if (shared !== undefined)
          await tx.query(
            "update surety.people set practice_shared_at = case when $2 then coalesce(practice_shared_at, $3) end where id = $1",
            [actor.id, shared, world.clock.now()],
          );
        if (reviewHours !== undefined)
          await tx.query("update surety.people set review_hours = $2 where id = $1", [actor.id, reviewHours]);
        const detail = { shared, reviewHours };
        await append(tx, { actor, verb: "set practice", object: `person ${actor.id}`, detail }, world.clock.now());
      });
    },
    async lookAtPractice(person, because, actor) {
      await world.database.transaction(async (tx) => {
        const known = await tx.query("select 1 from surety.people where id = $1", [person]);
        if (known.length === 0)
          throw new UserError({ code: "person-not-found", message: "There is nobody of this id.", field: "person" });
        await append(
          tx,
          { actor, verb: practiceLookVerb, object: `person ${person}`, detail: { because } },
          world.clock.now(),
        );
      });
    },
  };
}
