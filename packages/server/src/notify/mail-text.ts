import type { MailContent, ToldReview } from "./mail-content.ts";

/** Addresses that a mail leads to. */
export interface MailLinks {
  page(path: string): string;
  /** The page that decides one review without a session. */
  approval(linkId: string): string;
  unsubscribe: string;
}

const heads: Record<ToldReview["event"], string> = {
  overdue: "Overdue",
  assigned: "Assigned to you",
  mentioned: "Notes that mention you",
  new: "New",
  waiting: "Most urgent",
};
const order = Object.keys(heads) as ToldReview["event"][];

export function noticeSubject({ totals }: MailContent): string {
  const words: Partial<Record<ToldReview["event"], string>> = {
    overdue: "overdue",
    assigned: "assigned to you",
    mentioned: "with a note for you",
    new: "new",
  };
  const parts = order.flatMap((event) => {
    const count = totals[event] ?? 0;
    return count === 0 || words[event] === undefined ? [] : [`${count} ${words[event]}`];
  });
  return `Reviews: ${parts.join(", ")}`;
}

export function digestSubject({ counts }: MailContent): string {
  const sum = (of: "open" | "overdue") => counts.reduce((total, one) => total + one[of], 0);
  const overdue = sum("overdue");
  const waiting = sum("open");
  return `${waiting} ${waiting === 1 ? "review waits" : "reviews wait"}${overdue === 0 ? "" : `, ${overdue} overdue`}`;
}

/**
 * The text of a mail: where reviews wait and since when, with links. It has no word of any case, because mailboxes are
 * read in other places than the console, and what a stranger wrote must not become a link in a mail of ours.
 */
export function mailText(content: MailContent, links: MailLinks, why: string): string {
  const parts = [
    ...countLines(content),
    ...order.flatMap((event) => sectionOf(content, event, links)),
    `The inbox: ${links.page("/inbox")}`,
    "",
    "--",
    why,
    `Change what you get: ${links.page("/settings?tab=notices")}`,
    `Get no more of these mails: ${links.unsubscribe}`,
  ];
  return parts.join("\n");
}

function countLines({ counts, at, zone }: MailContent): string[] {
  if (counts.length === 0) return [];
  const lines = counts.map(
    ({ queue, workflow, open, overdue }) =>
      `- ${queue} (${workflow}): ${open}${overdue === 0 ? "" : `, ${overdue} of them overdue`}`,
  );
  return [`What waits for you, ${timeIn(zone, at)}`, ...lines, ""];
}

function sectionOf(content: MailContent, event: ToldReview["event"], links: MailLinks): string[] {
  const reviews = content.reviews.filter((one) => one.event === event);
  if (reviews.length === 0) return [];
  const total = content.totals[event] ?? reviews.length;
  const more = total - reviews.length;
  return [
    `${heads[event]}${event === "waiting" ? "" : `: ${total}`}`,
    ...reviews.flatMap((review) => linesOf(review, content.zone, links)),
    ...(more > 0 && event !== "waiting" ? [`- and ${more} more`] : []),
    "",
  ];
}

function linesOf(review: ToldReview, zone: string, links: MailLinks): string[] {
  const { id, queue, workflow, createdAt, dueAt, approval } = review;
  const due = dueAt === null ? "" : `, due ${timeIn(zone, dueAt)}`;
  const decide =
    approval === null
      ? []
      : [
          `  Decide without signing in, once, until ${timeIn(zone, approval.expiresAt)}:`,
          `  ${links.approval(approval.id)}`,
        ];
  return [
    `- ${queue} (${workflow}), since ${timeIn(zone, createdAt)}${due}`,
    `  ${links.page(`/inbox/${id}`)}`,
    ...decide,
  ];
}

function timeIn(zone: string, instant: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(new Date(instant));
}
