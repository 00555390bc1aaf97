import { expect, it } from "vitest";
import { afterOpenTime, businessHours } from "./business-hours.ts";
import type { ReviewHours } from "./review-hours.ts";

const office = "09:00-17:00";
const weekdays = { mon: office, tue: office, wed: office, thu: office, fri: office };
const always = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, "00:00-24:00"]),
) as ReviewHours["open"];
const hour = 3_600_000;

const berlin: ReviewHours = { zone: "Europe/Berlin", open: weekdays, holidays: ["2026-12-25"] };
const night: ReviewHours = { zone: "Europe/Berlin", open: { sun: "02:30-06:00" }, holidays: [] };

it.each<[string, ReviewHours, string, number, string]>([
  ["within a day", berlin, "2026-06-01T10:00:00+02:00", 4, "2026-06-01T14:00:00+02:00"],
  ["until the very end of a day", berlin, "2026-06-01T13:00:00+02:00", 4, "2026-06-01T17:00:00+02:00"],
  ["over an evening", berlin, "2026-06-01T15:00:00+02:00", 4, "2026-06-02T11:00:00+02:00"],
  ["before the day opens", berlin, "2026-06-01T03:00:00+02:00", 1, "2026-06-01T10:00:00+02:00"],
  ["over a weekend", berlin, "2026-06-05T16:00:00+02:00", 2, "2026-06-08T10:00:00+02:00"],
  ["from within a weekend", berlin, "2026-06-06T12:00:00+02:00", 2, "2026-06-08T11:00:00+02:00"],
  ["over a holiday and a weekend", berlin, "2026-12-24T16:00:00+01:00", 2, "2026-12-28T10:00:00+01:00"],
  ["nothing, from closed time: the next opening", berlin, "2026-06-06T12:00:00+02:00", 0, "2026-06-08T09:00:00+02:00"],
  ["over the change to summer time", berlin, "2026-03-27T16:00:00+01:00", 2, "2026-03-30T10:00:00+02:00"],
  ["over the change to winter time", berlin, "2026-10-23T16:00:00+02:00", 2, "2026-10-26T10:00:00+01:00"],
  ["a day of 23 hours", { ...berlin, open: always }, "2026-03-28T12:00:00+01:00", 24, "2026-03-29T13:00:00+02:00"],
  ["a day of 25 hours", { ...berlin, open: always }, "2026-10-24T12:00:00+02:00", 24, "2026-10-25T11:00:00+01:00"],
  ["an opening that clocks jump over", night, "2026-03-28T00:00:00+01:00", 0, "2026-03-29T03:00:00+02:00"],
  ["an opening that clocks show twice", night, "2026-10-24T00:00:00+02:00", 0, "2026-10-25T02:30:00+02:00"],
  [
    "an opening that ends twice",
    { ...night, open: { sun: "01:00-02:30" } },
    "2026-10-25T01:00:00+02:00",
    2.5,
    "2026-10-25T02:30:00+01:00",
  ],
  [
    "an opening that does not exist",
    { ...night, open: { sun: "02:00-03:00" } },
    "2026-03-28T12:00:00+01:00",
    1,
    "2026-04-05T03:00:00+02:00",
  ],
  [
    "a jump of half an hour",
    { zone: "Australia/Lord_Howe", open: { sun: "02:10-05:00" }, holidays: [] },
    "2026-10-03T12:00:00+10:30",
    0,
    "2026-10-04T02:30:00+11:00",
  ],
  [
    "a day that a country left out",
    { zone: "Pacific/Apia", open: always, holidays: [] },
    "2011-12-29T23:00:00-10:00",
    2,
    "2011-12-31T01:00:00+14:00",
  ],
  [
    "a lunch break",
    { ...berlin, open: { mon: "09:00-12:00, 13:00-17:00" } },
    "2026-06-01T11:00:00+02:00",
    2,
    "2026-06-01T14:00:00+02:00",
  ],
])("counts open time: %s", (_, hours, start, count, due) => {
  const found = afterOpenTime(businessHours(hours), new Date(start), count * hour);
  expect(found.toISOString()).toBe(new Date(due).toISOString());
});
