import { expect, it } from "vitest";
import { reviewPolicy } from "./document.ts";
import { Compilation } from "./compilation.ts";
import { compileReview } from "./compile-review.ts";

const hours = { zone: "Europe/Berlin", open: { mon: "09:00-17:30" } };

function compile(review: object) {
  const compilation = new Compilation({ connections: [], functions: [], workflows: [] }, new Map());
  const compiled = compileReview(reviewPolicy.parse(review), compilation);
  return { compiled, problems: compilation.problems };
}

it.each<[string, object, string[]]>([
  ["hours in a zone", { due: "4h", hours }, []],
  ["UTC", { hours: { ...hours, zone: "UTC" } }, []],
  [
    "a zone that does not exist",
    { hours: { ...hours, zone: "Europe/Berlim" } },
    ["unknown-zone at /review/hours/zone"],
  ],
  ["an offset", { hours: { ...hours, zone: "+02:00" } }, ["unknown-zone at /review/hours/zone"]],
  ["no open day", { hours: { ...hours, open: {} } }, ["never-open at /review/hours/open"]],
  ["a night", { hours: { ...hours, open: { fri: "22:00-06:00" } } }, ["hours-out-of-order at /review/hours/open/fri"]],
  [
    "openings that overlap",
    { hours: { ...hours, open: { fri: "08:00-12:00, 11:00-13:00" } } },
    ["hours-out-of-order at /review/hours/open/fri"],
  ],
  ["a value of an unknown name", { value: "input.amuont" }, ["unknown-name at /review/value"]],
  ["a value that is no number", { value: '"much"' }, ["wrong-type at /review/value"]],
  ["a value", { value: "2 * 3" }, []],
  ["days of open time", { due: "2d", hours }, ["due-in-days at /review/due"]],
  ["years of open time", { due: "9000h", hours }, ["due-too-long at /review/due"]],
  [
    "escalations",
    {
      escalate: [
        { after: "8h", queue: "leads" },
        { after: "16h", queue: "managers" },
      ],
    },
    [],
  ],
  [
    "one to where it is",
    { escalate: [{ after: "8h", queue: "review" }] },
    ["escalates-in-circle at /review/escalate/0/queue"],
  ],
  [
    "one before the other",
    {
      escalate: [
        { after: "8h", queue: "a" },
        { after: "8h", queue: "b" },
      ],
    },
    ["escalation-out-of-order at /review/escalate/1/after"],
  ],
])("checks %s", (_, review, problems) => {
  expect(compile(review).problems.map(({ code, path }) => `${code} at ${path}`)).toEqual(problems);
});

it("names the nearest zone", () => {
  expect(compile({ hours: { ...hours, zone: "Europe/Berlim" } }).problems[0]?.nearest).toBe("Europe/Berlin");
});

it("counts every hour without hours", () => {
  expect(compile({ due: "2d" }).compiled).toEqual({
    dueMs: 172_800_000,
    hours: null,
    escalate: [],
    sendBack: { withinMs: 604_800_000, actions: [] },
    value: null,
  });
});

it.each([{ mon: "9-17" }, { mon: "09:00-25:00" }, { monday: "09:00-17:00" }])("refuses %j", (open) => {
  expect(reviewPolicy.safeParse({ hours: { ...hours, open } }).success).toBe(false);
});

it("refuses a holiday that is no day", () => {
  expect(reviewPolicy.safeParse({ hours: { ...hours, holidays: ["2026-02-30"] } }).success).toBe(false);
});
