import type { WaitingCount } from "./waiting-for.ts";

/** One review as a mail tells of it. Dates are texts, because a mail is kept as JSON until it has arrived. */
export interface ToldReview {
  id: string;
  event: "new" | "overdue" | "assigned" | "mentioned" | "waiting";
  workflow: string;
  queue: string;
  createdAt: string;
  dueAt: string | null;
  /** The link that decides it, where there is one; its token is made when the mail is written out. */
  approval: { id: string; expiresAt: string } | null;
}

/** What a mail says, as it was when the mail was due. */
export interface MailContent {
  at: string;
  zone: string;
  /** Of a digest: how much waits where. */
  counts: WaitingCount[];
  reviews: ToldReview[];
  /** How many there are of each event; the mail lists the first of them. */
  totals: Partial<Record<ToldReview["event"], number>>;
}
