import { expect, it } from "vitest";
import type { Completion } from "../ports/language-model.ts";
import type { ReadBefore } from "../ports/judge-model.ts";
import type { Box } from "../wire/document-page.ts";
import { isUnreadable } from "../language/read-label.ts";
import type { FieldSpecs } from "./field-schema.ts";
import { layoutText } from "./layout-text.ts";
import { recordForm } from "./record-form.ts";
import { whyUngrounded } from "./why-ungrounded.ts";

const fields: FieldSpecs = {
  seller: { type: "address", country: "DE" },
  net: { type: "money", country: "DE", invoice: "totals.net" },
  tax: { type: "money", country: "DE", invoice: "totals.tax" },
  gross: { type: "money", country: "DE", invoice: "totals.gross" },
  lines: {
    type: "lines",
    country: "DE",
    sum: "net",
    columns: {
      name: { type: "text" },
      quantity: { type: "number" },
      price: { type: "money" },
      amount: { type: "money" },
    },
  },
};

const rows = [
  ["Quill GmbH", "", "", ""],
  ["Hauptstr. 1", "", "", ""],
  ["10115 Berlin", "", "", ""],
  ["Ware", "Menge", "Preis", "Betrag"],
  ["Bolzen", "3 Stk", "4,00", "12,00"],
  ["Muttern", "2 Stk", "1,50", "3,00"],
  ["Netto", "", "", "15,00"],
  ["MwSt", "", "", "2,85"],
  ["Summe", "", "", "17,85"],
];
const text = layoutText([
  {
    width: 600,
    height: 800,
    words: rows.flatMap((row, at) =>
      row.flatMap((cell, place) =>
        cell === "" ? [] : [{ text: cell, box: [20 + place * 120, at * 20, cell.length * 5, 10] as Box }],
      ),
    ),
  },
]);

const money = (value: string, quote: string, line: number) => ({ value, quote, line, certainty: "certain" });
const line = (at: number, name: string, quantity: string, price: string, amount: string) => ({
  cells: { name, quantity, price, amount },
  line: at,
});
const right = {
  seller: {
    value: { name: "Quill GmbH", street: "Hauptstr. 1", postcode: "10115", city: "Berlin", country: "Germany" },
    quote: "Quill GmbH",
    line: 1,
    certainty: "certain",
  },
  net: money("15.00", "15,00", 7),
  tax: money("2.85", "2,85", 8),
  gross: money("17.85", "17,85", 9),
  lines: {
    rows: [line(5, "Bolzen", "3", "4,00", "12,00"), line(6, "Muttern", "2", "1,50", "3,00")],
    certainty: "likely",
  },
};

const said = (object: object, finish: Completion["finish"] = "stop"): Completion => ({
  text: JSON.stringify(object),
  finish,
  answeredBy: null,
  usage: { input: null, cachedInput: null, output: null },
  tokens: null,
  warnings: [],
});
const alone = { again: [], besides: [] };

function answerTo(object: object, before: ReadBefore | null = null) {
  const read = recordForm({ text, fields, wording: null, before }).read(said(object));
  if (isUnreadable(read)) throw new Error(read.problem);
  return read.with(alone);
}

it("asks by a schema without unions, of objects whose every part is needed", () => {
  const { schema, maxOutputTokens } = recordForm({ text, fields, wording: null }).request({
    model: "m",
    temperature: 0,
    tokenProbabilities: true,
  });
  const written = JSON.stringify(schema);
  expect(written).not.toMatch(/anyOf|null|\["string"/);
  expect(written.match(/"additionalProperties":false/g)?.length).toBe(written.match(/"type":"object"/g)?.length);
  expect(maxOutputTokens).toBe(1500 + 250 + 3 * 120 + 8000);
});

it("reads addresses and lines in their one form, each cell with its box", () => {
  const { value, fields: answered = [], signals, confidence } = answerTo(right);
  expect(JSON.parse(value ?? "")).toEqual({
    seller: { name: "Quill GmbH", street: "Hauptstr. 1", postcode: "10115", city: "Berlin", country: null },
    net: "15.00",
    tax: "2.85",
    gross: "17.85",
    lines: [
      { name: "Bolzen", quantity: "3", price: "4.00", amount: "12.00" },
      { name: "Muttern", quantity: "2", price: "1.50", amount: "3.00" },
    ],
  });
  const lines = answered.find(({ name }) => name === "lines");
  expect(lines?.rows?.[1]?.["amount"]).toEqual({
    value: "3.00",
    printed: "3,00",
    confidence: 0.8,
    places: [{ page: 1, box: [380, 100, 20, 10] }],
  });
  expect(confidence).toBeCloseTo(0.95 ** 4 * 0.8, 9);
  expect(signals).toEqual({ record: confidence, verbal: 0.8, grounded: 1, checks: 1, mended: 0 });
});

it("halves what contradicts itself: totals, and lines that do not make their sum", () => {
  const gross = { ...right, gross: money("12.00", "12,00", 5) };
  expect(answerTo(gross).fields?.map(({ name, confidence }) => [name, confidence])).toEqual([
    ["seller", 0.95],
    ["net", 0.475],
    ["tax", 0.475],
    ["gross", 0.475],
    ["lines", 0.8],
  ]);
  const lines = { ...right, lines: { ...right.lines, rows: right.lines.rows.slice(1) } };
  expect(answerTo(lines).fields?.at(-1)?.confidence).toBe(0.4);
});

it("is worth nothing as a whole where a cell stands nowhere, and says which line", () => {
  const made = {
    ...right,
    lines: { ...right.lines, rows: [right.lines.rows[0], line(6, "Muttern", "2", "1,50", "9,99")] },
  };
  const { confidence, fields: answered = [], signals } = answerTo(made);
  expect(confidence).toBe(0);
  expect(signals["grounded"]).toBe(0.8);
  expect(whyUngrounded(answered, fields)).toBe(
    "line 2 of lines stands nowhere in the document: a model may have made it up.",
  );
  // A cell of another line is none of this one, however often it is printed there.
  const far = { ...right, lines: { ...right.lines, rows: [line(1, "Bolzen", "3", "4,00", "17,85")] } };
  expect(answerTo(far).confidence).toBe(0);
});

it("is surer where the trained reader before it read the same, and less sure by how sure that one was", () => {
  const before = (value: string, confidence: number): ReadBefore => ({
    name: "local",
    version: "v",
    fields: [{ name: "net", value, confidence }],
  });
  const sure = (known: ReadBefore) => answerTo(right, known).fields?.find(({ name }) => name === "net")?.confidence;
  expect(sure(before("15.00", 0.6))).toBeCloseTo((0.95 + 1) / 2, 9);
  expect(sure(before("12.00", 0.6))).toBeCloseTo((0.95 + 0.4) / 2, 9);
  expect(sure(before("12.00", 0.9))).toBeCloseTo((0.95 + 0.1) / 2, 9);
});

it.each([
  [{ ...right, net: undefined }, '"net" is missing, and no object.'],
  [{ ...right, net: { ...right.net, value: {} } }, '"net.value" is {}, which is no value of it.'],
  [{ ...right, lines: { rows: [{}] } }, '"lines.rows[0]" has no cells.'],
])("does not guess what is missing", (object, problem) => {
  expect(recordForm({ text, fields, wording: null }).read(said(object))).toEqual({ problem });
});

it("takes null, empty texts and figures for what they say, and half an answer for none", () => {
  const { value, signals } = answerTo({
    ...right,
    net: null,
    tax: { ...right.tax, value: 2.85 },
    gross: money("", "", 0),
  });
  expect(JSON.parse(value ?? "")).toMatchObject({ net: null, tax: "2.85", gross: null });
  expect(signals["mended"]).toBe(1);
  expect(recordForm({ text, fields, wording: null }).read(said(right, "length"))).toMatchObject({
    problem: expect.stringContaining("cut off"),
  });
});
