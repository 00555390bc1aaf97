import { describe, expect, it } from "vitest";
import type { FieldSpecs } from "./field-schema.ts";
import { checkedRecord, recordOf, recordText, sameRecord } from "./record-text.ts";

const fields: FieldSpecs = {
  seller: { type: "text" },
  date: { type: "date", country: "GB" },
  total: { type: "money" },
};

it("writes fields in the order of their definition, and what is not there as null", () => {
  const text = recordText(fields, { total: "12.50", seller: "Northwind" });
  expect(text).toBe('{"seller":"Northwind","date":null,"total":"12.50"}');
  expect(recordOf(fields, text)).toEqual({ seller: "Northwind", date: null, total: "12.50" });
  expect(recordOf(fields, "no record")).toEqual({ seller: null, date: null, total: null });
});

describe("checkedRecord", () => {
  it("brings what a person typed into the one form of each type", () => {
    const typed = '{"date":"3/4/2026","total":"1,234.5","seller":"  "}';
    expect(checkedRecord(fields, typed, "answers.doc")).toBe('{"seller":null,"date":"2026-04-03","total":"1234.50"}');
  });

  it("takes texts for the same whatever their case and commas, and nothing else", () => {
    const said = '{"seller":"Acme, Ltd.","date":"2026-04-03","total":null}';
    expect(sameRecord(fields, said, '{"seller":"ACME LTD","date":"2026-04-03","total":null}')).toBe(true);
    expect(sameRecord(fields, said, '{"seller":"Acme","date":"2026-04-03","total":null}')).toBe(false);
    expect(sameRecord(fields, said, '{"seller":"Acme, Ltd.","date":"2026-04-03","total":"0.00"}')).toBe(false);
  });

  it.each([
    ["[]", "answers.doc is no JSON object of fields."],
    ["{", "answers.doc is no JSON object of fields."],
    ['{"colour":"red"}', 'answers.doc has a field "colour" that is not read.'],
    ['{"total":12}', "answers.doc.total is neither a text nor null."],
    [`{"seller":"${"x".repeat(2001)}"}`, "answers.doc.seller has more than 2000 characters."],
  ])("refuses %.40s", (text, message) => expect(() => checkedRecord(fields, text, "answers.doc")).toThrow(message));
});
