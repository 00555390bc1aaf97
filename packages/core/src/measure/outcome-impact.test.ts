import { expect, it } from "vitest";
import { type EndedCount, type OutcomeCount, outcomeImpact } from "./outcome-impact.ts";

const yes: OutcomeCount = { route: "automated", version: 1, type: "boolean", value: "true", n: 10, sum: 0, squares: 0 };
const no: OutcomeCount = { ...yes, value: "false", n: 90 };
const ended: EndedCount[] = [
  { route: "automated", version: 1, cases: 150, silent: 20 },
  { route: "automated", version: 2, cases: 50, silent: 10 },
  { route: "reviewed", version: 1, cases: 100, silent: 0 },
];

it("gives the share of yes for each route and version, with its count and interval", () => {
  const told = [yes, no, { ...yes, route: "reviewed", n: 20 }, { ...no, route: "reviewed", n: 30 }] as OutcomeCount[];
  const impact = outcomeImpact("reopened", undefined, told, ended);
  expect(impact.kind).toBe("share");
  expect(impact.byRoute).toMatchObject([
    { group: "automated", known: 100, cases: 200, figure: { value: 0.1, n: 100 } },
    { group: "reviewed", known: 50, cases: 100, figure: { value: 0.4, n: 50 } },
  ]);
  expect(impact.byRoute[0]?.figure?.low).toBeCloseTo(0.0552, 3);
  expect(impact.byVersion.map((one) => [one.version, one.known, one.cases])).toEqual([
    [2, 0, 50],
    [1, 150, 250],
  ]);
  expect(impact.difference).toMatchObject({ value: expect.closeTo(-0.3) });
  expect(impact.difference?.high).toBeLessThan(0);
});

it("lets silence count where the document says what it means", () => {
  const impact = outcomeImpact("reopened", { absent: { value: false, after: "14d" } }, [yes], ended);
  expect(impact.absent).toBe("false after 14d");
  expect(impact.byRoute[0]).toMatchObject({ known: 40, figure: { value: 0.25, n: 40 } });
  expect(impact.byVersion[0]).toMatchObject({ version: 2, known: 10, figure: { value: 0 } });
});

it("gives numbers a mean, and one number alone no interval", () => {
  const stars = { ...yes, type: "number", value: null, n: 4, sum: 16, squares: 66 } as OutcomeCount;
  const figure = outcomeImpact("stars", undefined, [stars], ended).byRoute[0]?.figure;
  expect(figure).toMatchObject({ value: 4, n: 4, low: expect.closeTo(4 - 3.1824 * Math.sqrt(2 / 3 / 4), 3) });
  const one = { ...stars, n: 1, sum: 5, squares: 25 };
  expect(outcomeImpact("stars", undefined, [one], ended).byRoute[0]?.figure).toMatchObject({ value: 5, low: null });
});

it("counts words, and a mixture of kinds as words", () => {
  const word = (value: string, n: number): OutcomeCount => ({ ...yes, type: "string", value, n });
  expect(
    outcomeImpact(
      "ended",
      undefined,
      [word("won", 2), word("lost", 5), { ...word("won", 1), route: "reviewed" }],
      ended,
    ),
  ).toMatchObject({
    kind: "words",
    words: [
      { word: "lost", n: 5 },
      { word: "won", n: 3 },
    ],
    difference: null,
  });
  expect(outcomeImpact("odd", undefined, [yes, word("won", 1)], ended).kind).toBe("words");
});
