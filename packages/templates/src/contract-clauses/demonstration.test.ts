import { clauseUnits } from "@surety/core/clause/clause-units";
import { clauseTypes } from "./samples/words/wording.ts";
import { describe, expect, it } from "vitest";
import { arrivingContracts, frozenContracts, labelledContracts } from "./demonstration.ts";

const today = "2026-11-30";
const labelled = labelledContracts(today);
const all = [...labelled, ...frozenContracts(today), ...arrivingContracts(today)];

describe("demonstration contracts", () => {
  it("are each another text, and the same on every machine", () => {
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    expect(labelledContracts(today)).toEqual(labelled);
  });

  it("have every type in many of them, and none in all", () => {
    const shares = clauseTypes.map(
      (type) => labelled.filter(({ clauses }) => clauses.some((one) => one.type === type)).length / labelled.length,
    );
    expect(shares.filter((share) => share < 0.5 || share > 0.95)).toEqual([]);
  });

  it("mark whole sentences, in every language and layout", () => {
    const torn = all.flatMap(({ text, clauses }) => {
      const sentences = clauseUnits(text).filter(({ kind }) => kind === "sentence");
      return clauses
        .filter(({ start, end }) => {
          const inside = sentences.filter((one) => one.start < end && start < one.end);
          return inside[0]?.start !== start || inside.at(-1)?.end !== end;
        })
        .map(({ start, end }) => text.slice(start, end));
    });
    expect(torn).toEqual([]);
  });

  it("arrive in three languages, of five kinds, as PDF, DOCX and scans", () => {
    const arriving = arrivingContracts(today);
    const names = arriving.map(({ name }) => name.split("-"));
    expect(new Set(names.map(([kind]) => kind)).size).toBe(5);
    expect(new Set(names.map(([, language]) => language))).toEqual(new Set(["en", "de", "fr"]));
    expect(new Set(arriving.map(({ extension }) => extension))).toEqual(new Set(["pdf", "docx"]));
    expect(arriving.filter(({ scanned }) => scanned).length).toBe(4);
  });
});
