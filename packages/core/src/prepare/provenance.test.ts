import { expect, it } from "vitest";
import { type PrepareStep, prepareStep } from "../workflow/prepare-schema.ts";
import { provenanceOf } from "./provenance.ts";

it.each<[object, string, string | null, string[]]>([
  [{ clean: { from: "input.body" } }, "input.body, without markup, quoted mails and signature", null, ["input.body"]],
  [{ clean: { from: "input.body", strip: [] } }, "input.body, tidied", null, ["input.body"]],
  [
    { normalise: { from: "input.total", as: "money", country: "DE", currency: "EUR" } },
    "input.total, read as money of DE in EUR",
    null,
    ["input.total"],
  ],
  [
    { compute: 'customer.tier == "gold" && input.amount > 3' },
    'computed: customer.tier == "gold" && input.amount > 3',
    null,
    ["customer.tier", "input.amount"],
  ],
  [
    { lookup: { connection: "crm", sql: "select 1 where :id", params: { id: "input.customerId" } } },
    "looked up in crm by input.customerId",
    "crm",
    ["input.customerId"],
  ],
  [
    { lookup: { connection: "shop", path: "orders/{{ input.order }}", query: { since: "input.since" } } },
    "looked up at shop by input.order and input.since",
    "shop",
    ["input.order", "input.since"],
  ],
  [
    { lookup: { connection: "helper", tool: "find_customer", arguments: { id: "input.customerId" } } },
    "told by the tool find_customer of helper for input.customerId",
    "helper",
    ["input.customerId"],
  ],
  [{ call: "score", with: { text: "text" } }, "made by your function score from text", null, ["text"]],
])("%#: says where a value comes from", (source, sentence, connection, reads) => {
  const step: PrepareStep = prepareStep.parse(source);
  expect(provenanceOf(step)).toEqual({ sentence, connection, reads });
});
