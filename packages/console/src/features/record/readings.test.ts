import { expect, it } from "vitest";
import { nextReading, placesOf, readingsOf } from "./readings.ts";

const box: [number, number, number, number] = [1, 2, 3, 4];
const field = { name: "total", value: "12.50", printed: "12,50", confidence: 0.8, places: [{ page: 1, box }] };
const others = [{ by: "local", value: "13.00", printed: "13.00", confidence: 0.4, places: [] }];

it("offers what readers say of a field where they differ, and nothing where they agree", () => {
  expect(readingsOf(field, "brain/reader")).toEqual([]);
  expect(readingsOf(undefined, "brain/reader")).toEqual([]);
  const readings = readingsOf({ ...field, others }, "brain/reader");
  expect(readings.map(({ by, value }) => [by, value])).toEqual([
    ["brain/reader", "12.50"],
    ["local", "13.00"],
  ]);
  expect(placesOf(readings[0]!)).toEqual([{ value: "12.50", printed: "12,50", page: 1, box }]);
});

it("goes from reading to reading and round, and from what was typed to the first other one", () => {
  const readings = readingsOf({ ...field, others }, "brain/reader");
  const after = (value: string) => nextReading(readings, value)?.by;
  expect([after("12.50"), after("13.00"), after("9.99")]).toEqual(["local", "brain/reader", "local"]);
  expect(nextReading([], "12.50")).toBeNull();
});
