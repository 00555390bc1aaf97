import type { CaseSummary } from "@surety/core/wire/case";

const waiting: Record<NonNullable<CaseSummary["waitingFor"]>, string> = {
  review: "waits for a person",
  retry: "waits to retry",
  undo: "waits for undo",
  timer: "waits for a time",
  callback: "waits for its sender",
};

/** Where a case stands, in words. */
export function statusWords({
  status,
  route,
  waitingFor,
}: Pick<CaseSummary, "status" | "route" | "waitingFor">): string {
  if (status === "waiting") return waitingFor === null ? "waiting" : waiting[waitingFor];
  if (status === "done") return route ?? "done";
  return status;
}
