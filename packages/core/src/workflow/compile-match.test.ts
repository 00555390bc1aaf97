import { describe, expect, it } from "vitest";
import { compileWorkflow } from "./compile-workflow.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import { WorkflowProblems } from "./workflow-problems.ts";

const world = { connections: [{ name: "erp", kind: "postgres" }], functions: [], workflows: [] };
const judged = { judge: { booking: { rule: { cases: [{ when: 'match.status == "matched"', value: "post" }] } } } };
const acts = { act: [{ otherwise: [] }] };

function problems(match: object, flow: object[] = [judged, acts], more: object = {}): [path: string, code: string][] {
  const document = {
    name: "intake",
    title: "Intake",
    input: {
      type: "object",
      properties: {
        document: { type: "object", format: "document" },
        rows: { type: "array" },
        name: { type: "string" },
      },
    },
    triggers: [{ id: "api", api: {} }],
    flow: [
      { prepare: { doc: { read: { document: "input.document" } }, match: { match, onMissing: "continue", ...more } } },
      ...flow,
    ],
  };
  try {
    compileWorkflow(parseWorkflow(document), world);
    return [];
  } catch (error) {
    if (!(error instanceof WorkflowProblems)) throw error;
    return error.problems.filter(({ severity }) => severity === "error").map(({ path, code }) => [path, code]);
  }
}

const at = (rest: string) => `/flow/0/prepare/match${rest}`;
const lookup = {
  connection: "erp",
  sql: "select * from orders where number = :number",
  params: { number: "doc.invoice.orderNumber" },
};

describe("a match step", () => {
  it("takes the invoice of a read step, records by expression or lookup, and tolerances", () => {
    const tolerances = [
      { when: "input.name == 'x'", price: { percent: 1 } },
      { quantity: { absolute: 2 }, days: 3 },
    ];
    expect(problems({ invoice: "doc.invoice", orders: { lookup }, receipts: "input.rows", tolerances })).toEqual([]);
  });

  it.each<[string, object, [string, string][]]>([
    ["what is no invoice", { invoice: "doc", orders: "input.rows" }, [[at("/match/invoice"), "no-invoice"]]],
    ["a text as records", { invoice: "doc.invoice", orders: "input.name" }, [[at("/match/orders"), "wrong-type"]]],
    ["an unknown name", { invoice: "doc.invoice", orders: "input.row" }, [[at("/match/orders"), "unknown-name"]]],
    [
      "a parameter without value",
      { invoice: "doc.invoice", orders: { lookup: { ...lookup, params: {} } } },
      [[at("/match/orders/lookup/sql"), "unknown-parameter"]],
    ],
    [
      "a connection that is not there",
      { invoice: "doc.invoice", orders: { lookup: { ...lookup, connection: "erq" } } },
      [[at("/match/orders/lookup/connection"), "unknown-connection"]],
    ],
    [
      "a lookup that asks nothing",
      { invoice: "doc.invoice", orders: { lookup: { connection: "erp" } } },
      [[at("/match/orders/lookup/sql"), "missing-key"]],
    ],
    ["no orders", { invoice: "doc.invoice" }, [[at("/match/orders"), "missing-key"]]],
    [
      "tolerances that never count",
      { invoice: "doc.invoice", orders: "input.rows", tolerances: [{ days: 1 }, { when: "true", days: 2 }] },
      [[at("/match/tolerances/0"), "unreachable-tolerances"]],
    ],
    [
      "a tolerance of a field that nobody compares",
      { invoice: "doc.invoice", orders: "input.rows", tolerances: { prize: { percent: 1 } } },
      [[at("/match/tolerances/prize"), "unknown-key"]],
    ],
  ])("refuses %s, at its place", (_, match, expected) => expect(problems(match)).toEqual(expected));

  it("does not let a mismatch go on to a block that acts", () => {
    const match = { invoice: "doc.invoice", orders: "input.rows" };
    expect(problems(match, [acts])).toEqual([[at("/onMissing"), "mismatch-unseen"]]);
    expect(problems(match, [acts], { onMissing: "exception" })).toEqual([]);
  });
});
