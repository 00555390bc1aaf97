import { expect, it } from "vitest";
import { faultOf, marksOf, readRecord, recordFields, takenValue, withField } from "./record-fields.ts";

const fields = [
  { name: "seller", type: "text" },
  { name: "date", type: "date" },
  { name: "total", type: "money" },
] as const;
const read = (name: string, confidence: number) => ({ name, confidence, value: "x", printed: "x", places: [] });

it("keeps the order of the fields, so that what is typed and taken back is the suggestion again", () => {
  const suggestion = '{"seller":"Northwind","date":null,"total":"12.50"}';
  const typed = withField(fields, readRecord(suggestion), "total", "12.55");
  expect(typed).toBe('{"seller":"Northwind","date":null,"total":"12.55"}');
  expect(withField(fields, readRecord(typed), "total", "12.50")).toBe(suggestion);
});

it("takes an empty field for one that is not in the document, and begins with nothing where nothing was read", () => {
  expect(withField(fields, readRecord(null), "date", "")).toBe('{"seller":null,"date":null,"total":null}');
  expect(readRecord("no record")).toEqual({});
});

it("shows the least sure first", () => {
  const order = recordFields(fields, [read("seller", 0.99), read("date", 0.4), read("total", 0.8)]);
  expect(order.map(({ name }) => name)).toEqual(["date", "total", "seller"]);
  expect(recordFields(fields, [])).toEqual(fields);
});

const place = (printed: string, value = printed) => ({
  printed,
  value,
  page: 1,
  box: [0, 0, 1, 1] as [number, number, number, number],
});

it("takes one place as its value, and several as the lines of one text", () => {
  expect(takenValue([place("14/03/2026", "2026-03-14")], { type: "date" })).toBe("2026-03-14");
  expect(takenValue([place("1 High Street"), place("London")], { type: "text" })).toBe("1 High Street London");
});

it("marks a value where it was read or taken from, and nowhere once it was typed", () => {
  const { page, box } = place("x");
  const known = [{ ...read("seller", 0.9), value: "Northwind", places: [{ page, box }] }];
  const of = { step: "record", document: null };
  const mark = { step: "record", field: "seller", page, box };
  expect(marksOf(of, { seller: "Northwind" }, known, {})).toEqual([{ ...mark, value: "Northwind" }]);
  expect(marksOf(of, { seller: "North" }, known, {})).toEqual([]);
  const taken = { seller: { value: "x", places: [place("x")] } };
  expect(marksOf(of, { seller: "x", vat: "DE1" }, known, taken)).toEqual([{ ...mark, value: "x" }]);
  expect(marksOf(of, { seller: "Northwind" }, known, taken)).toEqual([{ ...mark, value: "Northwind" }]);
  expect(marksOf({ ...of, document: "scan" }, { seller: "x" }, [], taken)).toEqual([
    { ...mark, value: "x", document: "scan" },
  ]);
});

it.each([
  ["", "date", null],
  ["2026-03-14", "date", null],
  ["31/02/2026", "date", "no day that can be read"],
  ["twelve", "money", "no number"],
  ["12.50", "money", null],
  ["DE136695976", "vat", null],
  ["DE136695977", "vat", "its check digits do not fit"],
  ["anything", "text", null],
] as const)("%s as %s: %s", (value, type, fault) => expect(faultOf(value, { type, country: "GB" })).toBe(fault));
