import { expect, it } from "vitest";
import type { ChallengerStatus } from "../wire/challenger.ts";
import { statusAfterLook } from "./challenger-status.ts";

it.each<[ChallengerStatus, boolean, "ready" | "undecided" | "refused", ChallengerStatus]>([
  ["preparing", false, "undecided", "replaying"],
  ["replaying", false, "ready", "replaying"],
  ["replaying", true, "undecided", "shadowing"],
  ["replaying", true, "ready", "ready"],
  ["shadowing", true, "ready", "ready"],
  ["ready", true, "undecided", "shadowing"],
  ["replaying", false, "refused", "refused"],
  ["ready", true, "refused", "refused"],
  ["refused", true, "ready", "refused"],
  ["withdrawn", true, "ready", "withdrawn"],
  ["promoted", true, "refused", "promoted"],
  ["rolled-back", true, "ready", "rolled-back"],
])("%s, replayed %s and %s becomes %s", (status, replayed, verdict, after) => {
  expect(statusAfterLook(status, replayed, verdict)).toBe(after);
});
