import { expect, it } from "vitest";
import { readRecord, recordFields, withField } from "./record-fields.ts";

const fields = [{ name: "seller" }, { name: "date" }, { name: "total" }];
const names = fields.map(({ name }) => name);
const read = (name: string, confidence: number) => ({ name, confidence, value: "x", printed: "x", places: [] });

it("keeps the order of the fields, so that what is typed and taken back is the suggestion again", () => {
  const suggestion = '{"seller":"Northwind","date":null,"total":"12.50"}';
  const typed = withField(names, readRecord(suggestion), "total", "12.55");
  expect(typed).toBe('{"seller":"Northwind","date":null,"total":"12.55"}');
  expect(withField(names, readRecord(typed), "total", "12.50")).toBe(suggestion);
});

it("takes an empty field for one that is not in the document, and begins with nothing where nothing was read", () => {
  expect(withField(names, readRecord(null), "date", "")).toBe('{"seller":null,"date":null,"total":null}');
  expect(readRecord("no record")).toEqual({});
});

it("shows the least sure first", () => {
  const order = recordFields(fields, [read("seller", 0.99), read("date", 0.4), read("total", 0.8)]);
  expect(order.map(({ name }) => name)).toEqual(["date", "total", "seller"]);
  expect(recordFields(fields, [])).toEqual(fields);
});
