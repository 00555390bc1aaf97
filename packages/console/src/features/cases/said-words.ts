import type { Verdict } from "@surety/core/review/verdict";

/** What somebody said about a case, where it is counted together with others. */
export const saidWords: Record<Verdict, string> = {
  decide: "answered or corrected by people",
  reject: "rejected",
  "out-of-scope": "none of the answers fits",
  "judge-again": "judged again",
  "send-back": "sent back to the sender",
  split: "split",
};
