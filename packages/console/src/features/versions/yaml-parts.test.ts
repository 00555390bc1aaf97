import { expect, it } from "vitest";
import { yamlParts } from "./yaml-parts.ts";

it.each([
  "name: triage",
  "  - judge:",
  "      - otherwise: [{ assign: x }]",
  "# a note",
  "",
  "    a line of a long text",
])("keeps every character of %o", (line) =>
  expect(
    yamlParts(line)
      .map((part) => part.text)
      .join(""),
  ).toBe(line),
);

it("finds keys and comments", () => {
  expect(yamlParts("  gate: { maxError: 0.02 }")[1]).toEqual({ kind: "key", text: "gate" });
  expect(yamlParts("  # why")[0]?.kind).toBe("comment");
});
