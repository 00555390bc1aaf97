import type { Absence, AssignRequest, DeskPersonChange } from "@surety/core/wire/desk";
import type { Role } from "@surety/core/wire/session";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import { issueInvitation } from "../security/setup-token.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { setAbsence } from "./absences.ts";
import { changeDeskPerson } from "./desk-people.ts";
import { giveReview } from "./give-review.ts";
import { deleteGroup, saveGroup } from "./groups.ts";
import { recuse } from "./recuse.ts";
import { addNote } from "./write-note.ts";

/** Who gets reviews, and who must not. */
export interface DeskCommands {
  /** To a person, to a group, or back to its queue; to oneself it is taking it. */
  giveReview(reviewId: string, request: AssignRequest, actor: Actor): Promise<void>;
  /** The actor never gets this case again. */
  recuse(reviewId: string, reason: string, actor: Actor): Promise<void>;
  addNote(reviewId: string, text: string, actor: Actor): Promise<void>;
  changeDeskPerson(person: string, change: DeskPersonChange, actor: Actor): Promise<void>;
  setAbsence(person: string, absence: Absence | null, actor: Actor): Promise<void>;
  saveGroup(name: string, members: readonly string[], actor: Actor): Promise<void>;
  deleteGroup(name: string, actor: Actor): Promise<void>;
  /** A token that makes one account with this role, once. */
  invite(role: Role, actor: Actor): Promise<{ token: string; expiresAt: Date }>;
}

export function deskCommands(world: WorkerWorld): DeskCommands {
  return {
    giveReview: (id, request, actor) => giveReview(world, id, request, actor),
    recuse: (id, reason, actor) => recuse(world, id, reason, actor),
    addNote: (id, text, actor) => addNote(world, id, text, actor),
    changeDeskPerson: (person, change, actor) => changeDeskPerson(world, person, change, actor),
    setAbsence: (person, absence, actor) => setAbsence(world, person, absence, actor),
    saveGroup: (name, members, actor) => saveGroup(world, name, members, actor),
    deleteGroup: (name, actor) => deleteGroup(world, name, actor),
    invite: (role, actor) =>
      world.database.transaction(async (tx) => {
        const now = world.clock.now();
        await append(tx, { actor, verb: "invite", object: `role ${role}`, detail: {} }, now);
        return await issueInvitation(tx, role, now);
      }),
  };
}
