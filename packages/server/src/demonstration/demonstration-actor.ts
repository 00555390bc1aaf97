import type { Actor } from "../commands/commands.ts";

/** Who did what the demonstration makes ready. */
export const demonstrationActor: Actor = { kind: "system", id: "demonstration", name: "Demonstration", role: "owner" };
