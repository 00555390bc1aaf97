import { expect, it } from "vitest";
import { businessHours } from "./business-hours.ts";
import { escalationPlan } from "./escalation-plan.ts";

const now = new Date("2026-06-05T14:00:00Z");
const hour = 3_600_000;
const escalate = [
  { afterMs: 2 * hour, queue: "leads" },
  { afterMs: 4 * hour, queue: "managers" },
];

it("moves on from wherever the earlier steps may have left it, and never back", () => {
  expect(escalationPlan({ dueMs: null, hours: null, escalate, value: null }, "desk", now)).toEqual([
    { step: 0, at: new Date("2026-06-05T16:00:00Z"), from: ["desk"], to: "leads" },
    { step: 1, at: new Date("2026-06-05T18:00:00Z"), from: ["desk", "leads"], to: "managers" },
  ]);
});

it("counts open time where there are hours", () => {
  const hours = businessHours({ zone: "UTC", open: { mon: "09:00-17:00" }, holidays: [] });
  const [first] = escalationPlan({ dueMs: null, hours, escalate, value: null }, "desk", now);
  expect(first?.at).toEqual(new Date("2026-06-08T11:00:00Z"));
});

it("leaves out what would move a review to the queue in which it opened", () => {
  expect(escalationPlan({ dueMs: null, hours: null, escalate, value: null }, "leads", now).map(({ to }) => to)).toEqual(
    ["managers"],
  );
});
