import { describe, expect, it } from "vitest";
import { businessHours } from "../review/business-hours.ts";
import { endOfDay, reminderTimes, today } from "./reminder-times.ts";

const told = (times: Date[]) => times.map((one) => one.toISOString());
const berlin = { zone: "Europe/Berlin", hours: null };

describe("reminders", () => {
  it("come so many days before, in the morning of the zone, the first first", () => {
    expect(told(reminderTimes("2027-03-31", { ...berlin, daysBefore: [7, 30] }))).toEqual([
      "2027-03-01T08:00:00.000Z",
      "2027-03-24T08:00:00.000Z",
    ]);
  });

  it("keep their hour when clocks change between them", () => {
    expect(told(reminderTimes("2027-03-31", { ...berlin, daysBefore: [7, 1] }))).toEqual([
      "2027-03-24T08:00:00.000Z",
      "2027-03-30T07:00:00.000Z",
    ]);
  });

  const hours = businessHours({
    zone: "Europe/Berlin",
    open: { mon: "08:30-17:00", tue: "08:30-17:00", wed: "08:30-17:00", thu: "08:30-17:00", fri: "07:00-12:00" },
    holidays: ["2027-03-26", "2027-03-29"],
  });

  it("come on the last working day before, where nobody works on theirs", () => {
    // 28 March 2027 is Easter Sunday; Good Friday and Easter Monday are holidays.
    expect(told(reminderTimes("2027-03-29", { ...berlin, hours, daysBefore: [0, 1, 3] }))).toEqual([
      "2027-03-25T07:30:00.000Z",
    ]);
    expect(told(reminderTimes("2027-03-13", { ...berlin, hours, daysBefore: [0] }))).toEqual([
      "2027-03-12T06:00:00.000Z",
    ]);
  });

  it("count from the end of the day in its own zone", () => {
    expect(endOfDay("2027-03-28", "Europe/Berlin").toISOString()).toBe("2027-03-28T22:00:00.000Z");
    expect(endOfDay("2027-03-28", "America/New_York").toISOString()).toBe("2027-03-29T04:00:00.000Z");
    expect(today("Pacific/Auckland", new Date("2027-03-28T20:00:00Z"))).toBe("2027-03-29");
  });
});
