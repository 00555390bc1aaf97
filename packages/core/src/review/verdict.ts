import type { Verdict } from "./verdict-schema.ts";

export type { Verdict } from "./verdict-schema.ts";

/** Whether the review ends without an answer to what it asked. One person is enough for it, also under four eyes. */
export function passesOn(said: Verdict): said is "judge-again" | "send-back" | "split" {
  return said === "judge-again" || said === "send-back" || said === "split";
}
