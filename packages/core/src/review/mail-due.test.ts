import { expect, it } from "vitest";
import { digestsFrom, mailDue, type MailWish } from "./mail-due.ts";

const weekdays = [1, 2, 3, 4, 5];
const digest: MailWish = {
  mode: "digest",
  zone: "Europe/Berlin",
  days: weekdays,
  digestMinute: 480,
  fromMinute: 480,
  untilMinute: 1080,
  lastDigestOn: null,
  lastMailAt: null,
};
const each: MailWish = { ...digest, mode: "each" };
const night: MailWish = { ...each, fromMinute: 1320, untilMinute: 360 };

it.each<[string, MailWish, string, unknown]>([
  ["nothing to who wants none", { ...digest, mode: "none" }, "2026-03-04T12:00:00Z", null],
  ["no digest before its minute", digest, "2026-03-04T06:59:59Z", null],
  ["a digest at its minute", digest, "2026-03-04T07:00:00Z", { kind: "digest", on: "2026-03-04" }],
  [
    "a digest of a morning on which nobody served",
    digest,
    "2026-03-04T15:00:00Z",
    { kind: "digest", on: "2026-03-04" },
  ],
  ["one digest a day", { ...digest, lastDigestOn: "2026-03-04" }, "2026-03-04T15:00:00Z", null],
  ["a digest by summer time", digest, "2026-07-01T06:00:00Z", { kind: "digest", on: "2026-07-01" }],
  ["no digest at the weekend", digest, "2026-03-07T12:00:00Z", null],
  [
    "the day of their calendar, not of ours",
    { ...digest, zone: "Pacific/Auckland", digestMinute: 0 },
    "2026-03-03T12:00:00Z",
    { kind: "digest", on: "2026-03-04" },
  ],
  ["a single mail in hours", each, "2026-03-04T12:00:00Z", { kind: "each" }],
  ["no single mail in the evening", each, "2026-03-04T17:00:00Z", null],
  ["no single mail before the morning", each, "2026-03-04T06:59:00Z", null],
  ["no single mail on a Sunday", each, "2026-03-08T12:00:00Z", null],
  [
    "not two within ten minutes",
    { ...each, lastMailAt: new Date("2026-03-04T11:51:00Z") },
    "2026-03-04T12:00:00Z",
    null,
  ],
  [
    "the next after ten minutes",
    { ...each, lastMailAt: new Date("2026-03-04T11:50:00Z") },
    "2026-03-04T12:00:00Z",
    { kind: "each" },
  ],
  ["a mail in a night shift", night, "2026-03-04T01:00:00Z", { kind: "each" }],
  ["and none by day", night, "2026-03-04T12:00:00Z", null],
])("%s", (_, wish, now, due) => expect(mailDue(wish, new Date(now))).toEqual(due));

it("begins digests with the next one to come", () => {
  expect(digestsFrom(digest, new Date("2026-03-04T05:00:00Z"))).toBe("2026-03-03");
  expect(digestsFrom(digest, new Date("2026-03-04T12:00:00Z"))).toBe("2026-03-04");
});
