import { UserError } from "@surety/core/errors/user-error";
import type { DecisionResult } from "@surety/core/wire/review";
import { findLink, type HeldLink } from "../notify/approval-links.ts";
import { type LinkScreen, linkView, type NoLink } from "../preview/link-screen.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { DecisionEntry } from "./decision-entry.ts";
import type { ReviewVerbs } from "./planted-reviews.ts";
import { keepScreen } from "./keep-screen.ts";

/** What a link can do at the moment. */
export type LinkState =
  | { kind: "open"; link: HeldLink; screen: LinkScreen }
  /** Something that the page shows is not as it was when the link was mailed. */
  | { kind: "changed"; link: HeldLink; screen: LinkScreen }
  | { kind: "refused"; link: HeldLink; because: NoLink }
  | { kind: "used"; link: HeldLink }
  | { kind: "expired"; link: HeldLink }
  | { kind: "unknown" };

/** What the holder of a token pressed: the place of an answer on the page, and the page's own stamp. */
export interface LinkChoice {
  token: string;
  answer: number;
  stamp: string;
}

const longestSeconds = 86_400;

/** What a token stands for now. Reads, and writes nothing. */
export async function readLink(world: WorkerWorld, token: string): Promise<LinkState> {
  const link = await findLink(world.database, token);
  if (link === null) return { kind: "unknown" };
  if (link.usedAt !== null) return { kind: "used", link };
  if (link.expiresAt <= world.clock.now()) return { kind: "expired", link };
  const view = await linkView(world, world.database, link.review, link.actor);
  if ("because" in view) return { kind: "refused", link, because: view.because };
  return { kind: view.hash === link.screenHash ? "open" : "changed", link, screen: view.screen };
}

/** Decides as the link says, once. Throws `link-not-open` where it cannot any more, and what every decision throws. */
export async function decideByLink(
  world: WorkerWorld,
  decideReview: ReviewVerbs["decideReview"],
  { token, answer, stamp }: LinkChoice,
): Promise<DecisionResult> {
  const state = await readLink(world, token);
  if (state.kind !== "open") throw notOpen();
  const chosen = state.screen.answers[answer];
  if (chosen === undefined) throw notOpen();
  const { link } = state;
  const request = { answers: chosen.answers, seconds: secondsSince(world, link, stamp) };
  return decideReview(link.review, request, link.actor, linkEntry(world, link));
}

/** Says when a page was given out, in a way that only we can say it: nothing is written when a page is read. */
export function stampOf(world: Pick<WorkerWorld, "clock" | "mailTokens">, link: HeldLink): string {
  const at = world.clock.now().getTime();
  return `${at}.${world.mailTokens.seal(`${link.id} ${at}`)}`;
}

/** How long the page was looked at; 0, "nobody measured", where the stamp is not ours. */
function secondsSince({ clock, mailTokens }: WorkerWorld, link: HeldLink, stamp: string): number {
  const [at = "", seal = ""] = stamp.split(".");
  if (!mailTokens.isSealed(`${link.id} ${at}`, seal)) return 0;
  return Math.min(longestSeconds, Math.max(0, (clock.now().getTime() - Number(at)) / 1000));
}

/** Uses the link up in the decision's own transaction, where the review is locked and nothing it shows can change. */
function linkEntry(world: WorkerWorld, link: HeldLink): DecisionEntry {
  return {
    decisionId: world.newId(),
    link: { screenHash: link.screenHash },
    reviewOf: (review) => review,
    async enter(tx) {
      await useUp(tx, world, link);
      const view = await linkView(world, tx, link.review, link.actor);
      if ("because" in view || view.hash !== link.screenHash) throw notOpen();
      await keepScreen(tx, view.hash, view.screen, world.clock.now());
    },
  };
}

/** This link counts once; others to the same review lose their power with it. */
async function useUp(tx: Queryable, world: WorkerWorld, link: HeldLink): Promise<void> {
  const now = world.clock.now();
  const used = await tx.query(
    "update surety.approval_links set used_at = $2 where id = $1 and used_at is null and expires_at > $2 returning id",
    [link.id, now],
  );
  if (used.length === 0) throw notOpen();
  await tx.query(
    "update surety.approval_links set used_at = $3 where review = $1 and person = $2 and used_at is null",
    [link.review, link.actor.id, now],
  );
}

function notOpen(): UserError {
  return new UserError({
    code: "link-not-open",
    message: "This link cannot decide any more.",
    remedy: "Open it again to see why, or decide in the console.",
  });
}
