import { describe, expect, it } from "vitest";
import { bulkSummary, type PlannedReview } from "./bulk-summary.ts";

const planned = (id: number, kind: "email" | "assign", target: string): PlannedReview => ({
  reviewId: `r${id}`,
  title: `Ticket ${id}`,
  suggestion: "refund",
  overrides: false,
  plan: {
    rules: [],
    end: "done",
    note: null,
    effects: [{ kind, target, connection: "post", origin: null, happens: true, request: { to: target } }],
  },
});
const many = (n: number, of: (id: number) => PlannedReview) => Array.from({ length: n }, (_, id) => of(id));

describe("the effects of a bulk", () => {
  it("are told target by target where there are few", () => {
    const { effects } = bulkSummary(many(4, (id) => planned(id, "assign", id === 0 ? "rest" : "refunds")));
    expect(effects.map(({ target, targets, count }) => ({ target, targets, count }))).toEqual([
      { target: "refunds", targets: 1, count: 3 },
      { target: "rest", targets: 1, count: 1 },
    ]);
  });

  it("are one line with an example where each goes elsewhere", () => {
    const { effects } = bulkSummary(many(40, (id) => planned(id, "email", `jo${id}@example.test`)));
    expect(effects).toMatchObject([
      { kind: "email", target: null, targets: 40, count: 40, sample: { target: "jo0@example.test" } },
    ]);
  });
});
