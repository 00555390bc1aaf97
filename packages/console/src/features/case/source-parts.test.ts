import { expect, it } from "vitest";
import { sourceParts } from "./source-parts.ts";

it("finds heading and text by their usual names, and keeps the rest", () => {
  const parts = sourceParts({ subject: "Charged twice", body: "Hello", from: "ada@example.org", count: 2 });
  expect(parts.title).toBe("Charged twice");
  expect(parts.body).toBe("Hello");
  expect(parts.fields.map((field) => field.name)).toEqual(["from", "count"]);
});

it("takes the longest text of an unknown shape, but not a short one", () => {
  const long = "x".repeat(80);
  expect(sourceParts({ ref: "A1", remarks: long }).body).toBe(long);
  expect(sourceParts({ ref: "A1" })).toEqual({ title: null, body: null, fields: [{ name: "ref", value: "A1" }] });
});
