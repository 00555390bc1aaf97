import fc from "fast-check";
import { expect, it } from "vitest";
import { compileExpression } from "../../expression/compile-expression.ts";
import { seededRandom } from "../../statistics/seeded-random.ts";
import { inputType } from "../../workflow/input-type.ts";
import { parseWorkflow } from "../../workflow/parse-workflow.ts";
import { goodDesign } from "../good-designs.fixture.ts";
import type { LabelledCase } from "./labelled-case.ts";
import { fitRules, type RuleQuestion } from "./fit-rules.ts";

const input = parseWorkflow({
  ...goodDesign("tickets"),
  input: {
    type: "object",
    required: [],
    properties: {
      kind: { type: "string", enum: ["invoice", "letter", "parcel", 'odd "one"\n'] },
      country: { type: "string" },
      total: { type: "number" },
      express: { type: "boolean" },
      subject: { type: "string" },
      order: { type: "object", properties: { lines: { type: "array", items: { type: "string" } } } },
    },
  },
}).input;
const names = { input: inputType(input) };
const words = [
  "please",
  "about",
  "today",
  "parcel",
  "thanks",
  "question",
  "number",
  "broken",
  "late",
  "zurück",
  "Grüße",
];

function randomInput(random: () => number): Record<string, unknown> {
  const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)]!;
  const maybe = (value: unknown) => (random() < 0.06 ? null : value);
  return {
    kind: maybe(pick(["invoice", "letter", "parcel", 'odd "one"\n'])),
    country: maybe(pick(["DE", "FR", "PL", "AT", "CH"])),
    total: maybe(Math.round(random() * 100_000) / 100),
    express: maybe(random() < 0.5),
    subject: Array.from({ length: 5 }, () => pick(words)).join(" ") + Math.floor(random() * 1e9),
    order: { lines: Array.from({ length: Math.floor(random() * 8) }, () => pick(["A1", "B2", "C3"])) },
  };
}

const atom = fc.oneof(
  fc.constantFrom('input.kind == "invoice"', `input.kind == ${JSON.stringify('odd "one"\n')}`, 'input.country == "FR"'),
  fc.integer({ min: 150, max: 850 }).map((limit) => `input.total > ${limit}`),
  fc.constantFrom("input.express", 'input.subject.contains("broken")', "size(input.order.lines) > 4"),
);
const rule = fc.oneof(
  atom,
  fc.tuple(atom, atom).map(([a, b]) => `${a} && ${b}`),
  fc.tuple(atom, atom).map(([a, b]) => `${a} || ${b}`),
  fc.tuple(atom, atom, atom).map(([a, b, c]) => `${a} && ${b} || ${c}`),
);

function question(cases: readonly LabelledCase[]): RuleQuestion {
  return { judgment: "kind", cases, names, maxError: 0.02, model: null };
}

it("finds a rule that made the labels, as well as the noise allows, and its CEL compiles", () => {
  const property = fc.property(
    rule,
    fc.option(rule, { freq: 1 }),
    fc.double({ min: 0, max: 0.05, noNaN: true }),
    fc.nat(),
    (first, second, noise, seed) => {
      const random = seededRandom(seed);
      const [one, two] = [first, second ?? "false"].map((source) => compileExpression(source, { names }, "rule"));
      const cases = Array.from({ length: 2000 }, () => {
        const scope = { input: randomInput(random) };
        const label = one!.evaluate(scope) === true ? "first" : two!.evaluate(scope) === true ? "second" : "rest";
        return { scope, label: random() < noise ? ["first", "second", "rest"][Math.floor(random() * 3)]! : label };
      });
      const counts = ["first", "second", "rest"].map((label) => cases.filter((each) => each.label === label).length);
      // An answer that hardly occurs cannot be told from noise.
      fc.pre(counts.filter((count) => count > 160).length >= 2);
      const { whole, slices } = fitRules(question(cases));
      // Where two rules meet, telling them apart can take a fourth condition, which a list does not have.
      expect(whole?.agreement).toBeGreaterThan(1 - noise - (second === null ? 0.04 : 0.08));
      for (const { when } of [whole!, ...slices].flatMap((each) => each.cases))
        expect(() => compileExpression(when, { names }, "rule")).not.toThrow();
    },
  );
  fc.assert(property, { numRuns: 25 });
}, 60_000);

it("finds nothing where labels are chance", () => {
  const property = fc.property(fc.nat(), fc.integer({ min: 2, max: 6 }), (seed, classes) => {
    const random = seededRandom(seed);
    const cases = Array.from({ length: 1500 }, () => ({
      scope: { input: randomInput(random) },
      label: `label ${Math.floor(random() * classes)}`,
    }));
    const { whole, slices } = fitRules(question(cases));
    expect(slices.filter((slice) => 1 - slice.low <= 0.2)).toEqual([]);
    if (whole !== null) expect(whole.low).toBeLessThanOrEqual(whole.majority);
  });
  fc.assert(property, { numRuns: 12 });
}, 60_000);
