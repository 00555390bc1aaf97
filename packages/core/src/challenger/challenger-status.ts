import type { ChallengerStatus, ChallengerVerdict } from "../wire/challenger.ts";

const open: ReadonlySet<ChallengerStatus> = new Set(["preparing", "replaying", "shadowing", "ready"]);

/** Whether a challenger still collects evidence. */
export function isOpen(status: ChallengerStatus): boolean {
  return open.has(status);
}

/**
 * Where a challenger stands after a look at its evidence. What ended by a person's act or by a refusal stays ended;
 * one that was ready goes back to collecting when a label was taken back.
 */
export function statusAfterLook(
  status: ChallengerStatus,
  replayed: boolean,
  verdict: ChallengerVerdict["state"],
): ChallengerStatus {
  if (!isOpen(status)) return status;
  if (verdict === "refused") return "refused";
  if (!replayed) return "replaying";
  return verdict === "ready" ? "ready" : "shadowing";
}
