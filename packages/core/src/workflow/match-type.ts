import { listOf, number, text, type ValueType } from "../expression/value-type.ts";
import { mismatchCodes } from "../matching/mismatch.ts";

const object = (fields: Readonly<Record<string, ValueType>>): ValueType => ({ kind: "object", fields });
const texts = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, text]));

const code: ValueType = { kind: "string", values: [...mismatchCodes] };
const party = object({ ...texts("id", "name"), score: number, because: listOf(text) });
const line = object({
  line: number,
  score: number,
  because: listOf(text),
  mismatches: listOf(code),
  ...texts("name", "order", "orderLine", "unit", "currency", "invoiced", "ordered", "received", "before"),
  ...texts("price", "orderPrice"),
});
const mismatch = object({
  code,
  line: number,
  ...texts("field", "invoiced", "expected", "tolerance", "message", "remedy"),
});

/** What expressions know of the value of a `match` step: the shape of `MatchedInvoice`. */
export const matchType: ValueType = object({
  status: { kind: "string", values: ["matched", "mismatched"] },
  score: number,
  supplier: party,
  customer: party,
  orders: listOf(text),
  lines: listOf(line),
  mismatches: listOf(mismatch),
  notes: listOf(text),
});
