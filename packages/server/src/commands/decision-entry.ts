import { append } from "../security/audit-log.ts";
import type { Queryable } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import type { Vote } from "./four-eyes.ts";

/** Through what somebody decided: the console, a program with a key, or a mailed link. */
export type DecisionChannel = "desk" | "api" | "link";

/** What a decision must know where it did not come by itself through the console or the API. */
export interface DecisionEntry {
  decisionId: string;
  /** The bulk that it is one record of. */
  bulk?: string;
  /** A link's, with the hash of the page that it showed; else who decides says the channel. */
  link?: { screenHash: string };
  /** The review as this entry decides it. */
  reviewOf<Row extends Decidable>(review: Row): Row;
  /** Throws where this entry may not decide the review as it is by now. */
  refuse?(tx: Queryable, review: Looked): Promise<void>;
  /** Takes what can be taken once, in the transaction of the decision. Throws where it was taken before. */
  enter(tx: Queryable): Promise<void>;
}

/** What makes a review one that somebody must look at by itself. */
export type Looked = Pick<ReviewRow, "workflow" | "kind" | "stakes" | "four_eyes">;

export interface Decidable {
  undo_seconds: number;
  claimed_at?: Date | null;
}

export function channelOf(actor: Actor, entry: DecisionEntry | undefined): DecisionChannel {
  if (entry?.link !== undefined) return "link";
  return actor.kind === "person" ? "desk" : "api";
}

/** A line of the log for a decision that nobody made in front of its case at the desk. */
export function auditEntry(
  tx: Queryable,
  world: WorkerWorld,
  reviewId: string,
  { answers, verdict }: Vote,
  actor: Actor,
  { bulk, link }: DecisionEntry,
): Promise<void> {
  const by = link === undefined ? { bulk } : { channel: "link", screen: link.screenHash };
  const detail = { ...by, answers, verdict };
  return append(tx, { actor, verb: "decide review", object: `review ${reviewId}`, detail }, world.clock.now());
}
