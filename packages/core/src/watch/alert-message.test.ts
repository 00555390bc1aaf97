import { expect, it } from "vitest";
import { alertTitle, brokenFacts } from "./alert-facts.ts";
import { alertText } from "./alert-message.ts";

const facts = brokenFacts({
  judgment: "intent",
  segment: "gold",
  maxError: 0.02,
  audited: 31,
  errors: 5,
  since: new Date("2026-03-04T01:10:00Z"),
  automated: 812,
  estimate: { value: 5 / 31, low: 0.055, high: 0.337, n: 31 },
  evidence: 23.4,
  line: 20,
  shut: true,
});

it("tells a person who is woken by it what broke, since when, what was done and what to do", () => {
  const text = alertText({
    title: "",
    facts,
    reasons: [
      { code: "length", changed: true, sentence: "The texts have another length.", figures: {} },
      { code: "answers", changed: false, sentence: "The answers are spread as before.", figures: {} },
    ],
    raisedAt: new Date("2026-03-04T03:20:11Z"),
    link: "https://surety.example/alerts/a-1",
  });
  expect(text)
    .toBe(`Of 31 automated answers of intent, segment gold that people checked afterwards, 5 were wrong: about 16 % (between 5.5 % and 34 %). Promised were at most 2 %.

Raised       2026-03-04 03:20 UTC
Since about  2026-03-04 01:10 UTC
Automated    812 cases since then
Evidence     23.4, alarm at 20.0 (promise: 2 %)

What may be behind it
- The texts have another length.

What Surety has done
Surety has closed the gate of intent, segment gold: people decide these cases from now on. What was decided before is not undone, and its effects were sent.

What to do next
Look at the wrong cases and at what has changed. Mend the cause, let people label new cases (they do while the gate is closed), and derive the gate again: it opens when labels since the alarm support it. If the audits were mistaken, reopen it by hand and say why.

More, and every case behind it: https://surety.example/alerts/a-1`);
});

it.each([
  ["guarantee-broken" as const, "Guarantee broken: intent, segment gold (triage)"],
  ["rate-raised" as const, "People disagree with the model more often (triage)"],
  ["test" as const, "Test alert of triage: nothing is wrong"],
])("names %s in one line", (kind, title) => {
  expect(alertTitle({ kind, workflow: "triage", judgment: "intent", segment: "gold", rate: "override" })).toBe(title);
});
