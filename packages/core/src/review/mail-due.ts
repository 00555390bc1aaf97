import { wallTime } from "./zoned-time.ts";

/** When somebody wants to hear by mail, and what they have heard. Minutes count from midnight of their zone. */
export interface MailWish {
  mode: "none" | "digest" | "each";
  zone: string;
  /** Days with mail, 1 (Monday) to 7. */
  days: readonly number[];
  digestMinute: number;
  /** Single mails come in between; `from` after `until` is a night. */
  fromMinute: number;
  untilMinute: number;
  /** The day of the last digest, as `2026-03-04` of their calendar. */
  lastDigestOn: string | null;
  lastMailAt: Date | null;
}

/** Single mails of one person are at least so far apart; what happens in between is in the next one. */
const distanceMs = 10 * 60_000;
const dayMs = 86_400_000;

/** Which mail is due to somebody now: the digest of a day of their calendar, a mail of what is new, or none. */
export function mailDue(wish: MailWish, now: Date): { kind: "digest"; on: string } | { kind: "each" } | null {
  if (wish.mode === "none") return null;
  const { day, minute } = wallTime(wish.zone, now.getTime());
  if (!wish.days.includes(weekdayOf(day))) return null;
  if (wish.mode === "digest") {
    const on = dateOf(day);
    return minute >= wish.digestMinute && (wish.lastDigestOn ?? "") < on ? { kind: "digest", on } : null;
  }
  const rested = wish.lastMailAt === null || now.getTime() - wish.lastMailAt.getTime() >= distanceMs;
  return rested && isWithin(minute, wish) ? { kind: "each" } : null;
}

/** The last day whose digest does not come any more to somebody who asks for digests now. */
export function digestsFrom(wish: Pick<MailWish, "zone" | "digestMinute">, now: Date): string {
  const { day, minute } = wallTime(wish.zone, now.getTime());
  return dateOf(minute >= wish.digestMinute ? day : day - 1);
}

function isWithin(minute: number, { fromMinute: from, untilMinute: until }: MailWish): boolean {
  return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((day + 3) % 7) + 1;
}

function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
