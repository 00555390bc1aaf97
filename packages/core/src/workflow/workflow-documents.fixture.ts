import fc from "fast-check";
import type { WorkflowDocument } from "./document.ts";
import { parseWorkflow } from "./parse-workflow.ts";

const identifier = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,12}$/);
const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
/** Texts that formats trip over: line ends, quotes, colons, hashes, look-alikes of other types. */
const awkward = fc.constantFrom(
  "no",
  "null",
  "1e3",
  "0x10",
  "~",
  " a ",
  "a: b",
  "# c",
  "- d",
  "{{ x }}",
  "a\nb\n",
  "\u2028",
  "__proto__",
  "'\"`\\",
  "2026-01-01",
  "|",
  ">",
);
const text = fc.oneof(fc.string({ minLength: 1, maxLength: 30, unit: "grapheme" }), awkward);
const fields = fc.dictionary(fc.oneof(identifier, fc.constantFrom("if", "a-b", "1", "constructor")), text, {
  maxKeys: 3,
});
const duration = fc
  .tuple(fc.nat(99_999), fc.constantFrom("ms", "s", "m", "h", "d"))
  .map(([count, unit]) => `${count}${unit}`);

const property = fc.oneof(
  fc.record(
    { type: fc.constant("string"), enum: fc.array(text, { minLength: 1, maxLength: 3 }), title: text },
    { requiredKeys: ["type"] },
  ),
  fc.record(
    {
      type: fc.constantFrom("number", "integer"),
      minimum: fc.integer(),
      maximum: fc.double({ noNaN: true, noDefaultInfinity: true }),
    },
    { requiredKeys: ["type"] },
  ),
  fc.record({
    type: fc.constant("array"),
    items: fc.constant({ type: "object", properties: { sku: { type: "string" } } }),
  }),
);
const trigger = fc.oneof(
  fc.record({ id: slug, api: fc.constant({}), map: fields }, { requiredKeys: ["id", "api"] }),
  fc.record({ id: slug, webhook: fc.constant({ public: true, because: "a public feed of weather data" }) }),
  fc.record({ id: slug, email: fc.record({ connection: slug }) }),
);
const step = fc.oneof(
  fc.record({
    clean: fc.record({ from: text, maxLength: fc.integer({ min: 1, max: 1000 }) }, { requiredKeys: ["from"] }),
  }),
  fc.record({ normalise: fc.record({ from: text, as: fc.constantFrom("date", "money", "lower") }) }),
  fc.record({
    lookup: fc.record(
      { connection: slug, sql: text, params: fields, cache: duration },
      { requiredKeys: ["connection", "sql"] },
    ),
  }),
  fc.record({
    lookup: fc.record({ connection: slug, path: text, query: fields }, { requiredKeys: ["connection", "path"] }),
  }),
  fc.record({
    match: fc.record(
      {
        invoice: text,
        orders: fc.oneof(text, fc.record({ lookup: fc.record({ connection: slug, sql: text }) })),
        tolerances: fc.oneof(
          fc.record({ price: fc.record({ percent: fc.nat(100) }), days: fc.nat(9) }),
          fc.array(fc.record({ when: text, rounding: fc.nat(3) }), { minLength: 1, maxLength: 2 }),
        ),
      },
      { requiredKeys: ["invoice", "orders"] },
    ),
  }),
  fc.record({ compute: text, onMissing: fc.constantFrom("continue", "exception") }, { requiredKeys: ["compute"] }),
);
const judgment = fc.oneof(
  fc.record({ classify: fc.record({ text, labels: fc.uniqueArray(text, { minLength: 2, maxLength: 5 }) }) }),
  fc.record({ score: fc.record({ text, scale: fc.uniqueArray(text, { minLength: 2, maxLength: 5 }) }) }),
  fc.record({
    rule: fc.record({ cases: fc.array(fc.record({ when: text, value: text }), { minLength: 1, maxLength: 3 }) }),
  }),
);
const action = fc.oneof(
  fc.record({ assign: fc.record({ queue: text }) }),
  fc.record(
    { http: fc.record({ connection: slug, path: text, body: fields }), retries: fc.nat(50) },
    { requiredKeys: ["http"] },
  ),
  fc.record(
    { email: fc.record({ connection: slug, to: text, subject: text, text }), timeout: duration },
    { requiredKeys: ["email"] },
  ),
  fc.record({ store: fc.record({ record: text, data: fields }) }),
);
const block = fc.oneof(
  fc.record({
    prepare: fc.dictionary(identifier, step, { minKeys: 1, maxKeys: 3 }),
    expect: fc.array(text, { maxLength: 2 }),
  }),
  fc.record({
    judge: fc.dictionary(identifier, judgment, { minKeys: 1, maxKeys: 3 }),
    gate: fc.record({ maxError: fc.double({ min: 0.001, max: 0.5, noNaN: true }) }),
  }),
  fc.record({
    act: fc.tuple(
      fc.record({ when: text, do: fc.array(action, { minLength: 1, maxLength: 2 }) }),
      fc.record({ otherwise: fc.array(action, { maxLength: 2 }) }),
    ),
  }),
);

/** Documents of every shape, well-formed but not meant to compile. */
export const workflowDocuments: fc.Arbitrary<WorkflowDocument> = fc
  .record(
    {
      name: slug,
      title: text,
      description: text,
      input: fc.record({
        type: fc.constant("object"),
        properties: fc.dictionary(identifier, property, { maxKeys: 4 }),
      }),
      triggers: fc.array(trigger, { minLength: 1, maxLength: 3 }),
      accept: text,
      flow: fc.array(block, { minLength: 1, maxLength: 4 }),
      owner: text,
    },
    { requiredKeys: ["name", "title", "input", "triggers", "flow"] },
  )
  .map((source) => parseWorkflow(source));
