import type { CaseDetail } from "@surety/core/wire/case";

type Standing = Pick<CaseDetail, "status" | "waitingFor" | "queue">;

const waits: Record<NonNullable<CaseDetail["waitingFor"]>, string> = {
  review: "A person decides; then the case goes on by itself.",
  retry: "The last attempt failed. It is tried again by itself, or now if you ask for it.",
  undo: "The answer can still be taken back. When that time is over, the effects go out.",
  timer: "It goes on by itself when its time has come.",
  callback: "It goes on when its sender answers.",
};

/** What happens to a case next, and who has to do something for it. */
export function nextStep({ status, waitingFor, queue }: Standing): string {
  switch (status) {
    case "received":
    case "running":
      return "Surety is working on it.";
    case "waiting":
      if (waitingFor === "review" && queue !== null)
        return `A person decides in the queue ${queue}; then the case goes on by itself.`;
      return waits[waitingFor ?? "timer"];
    case "failed":
    case "quarantined":
      return "Nothing, until somebody retries or cancels it. Its input is kept.";
    case "cancelled":
      return "Nothing: somebody cancelled it.";
    case "done":
      return "Nothing: the case is done.";
  }
}
