import { expect, it } from "vitest";
import { noneLabel } from "./none-label.ts";

it.each([
  { labels: ["a", "oos"], chosen: undefined, none: "oos" },
  { labels: ["a", "Out of scope"], chosen: undefined, none: "Out of scope" },
  { labels: ["a", "b"], chosen: undefined, none: null },
  { labels: ["a", "none"], chosen: "a", none: "a" },
  { labels: ["a", "none"], chosen: false as const, none: null },
])("$labels, chosen $chosen: $none", ({ labels, chosen, none }) => {
  expect(noneLabel(labels, chosen)).toBe(none);
});
