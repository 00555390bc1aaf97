import { UserError } from "@surety/core/errors/user-error";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TrainedClassifier } from "../classifier/trained-classifier.ts";
import { decodeArtefact, encodeArtefact } from "./artefact.ts";
import { artefactHash, encodeContainer } from "./container.ts";
import { fromHalves, toHalves } from "./half-floats.ts";

const identity = { kind: "identity" } as const;

function classifier(): TrainedClassifier {
  return {
    labels: ["billing", "refund"],
    ngram: {
      vocabulary: { words: ["money"], pieces: [" mo", "mon"], weights: Float32Array.of(1, 1.5, 2) },
      regression: { weights: Float32Array.of(1, -1, 0.5, -0.5, 2, -2, 0, 0.25), columns: 3, classes: 2 },
    },
    embedding: {
      regression: {
        weights: { rows: 2, columns: 3, values: Float32Array.of(1, 2, 3, 4, 5, 6) },
        biases: Float32Array.of(0.5, -0.5),
      },
      neighbourhood: { rows: { rows: 1, columns: 3, values: Float32Array.of(1, 0, 0) }, classes: Int32Array.of(1) },
    },
    decision: {
      weights: { ngram: 0.3, embedding: 0.6, neighbours: 0.2 },
      ngramWeight: 1,
      bar: 0.9,
      calibrators: { sure: identity, pooled: identity, alone: identity },
      scope: { ngram: null, pooled: null },
    },
    outOfFold: {
      index: Int32Array.of(0, 1),
      label: Int32Array.of(0, 1),
      score: Float32Array.of(0.75, 0.5),
      confidence: Float32Array.of(0.75, 0.5),
      hit: Uint8Array.of(1, 0),
      byNgram: Uint8Array.of(0, 1),
    },
    training: { seed: 1, casesPerClass: [1, 1], outOfScopeCases: 0 },
  };
}

const bytes = encodeArtefact(classifier());

describe("an artefact", () => {
  it("comes back as it was", () => {
    expect(decodeArtefact(bytes)).toEqual(classifier());
  });

  it("comes back without a sentence model", () => {
    const { embedding: _, ...alone } = classifier();
    expect(decodeArtefact(encodeArtefact(alone)).embedding).toBeUndefined();
  });

  it("has the same hash for the same content, and another for other content", () => {
    const other = encodeArtefact({ ...classifier(), labels: ["billing", "returns"] });
    expect(artefactHash(encodeArtefact(classifier()))).toBe(artefactHash(bytes));
    expect(artefactHash(other)).not.toBe(artefactHash(bytes));
  });

  it.each([
    ["artefact-foreign", () => Buffer.from("%PDF-1.7 and so on".repeat(20))],
    ["artefact-foreign", () => new Uint8Array()],
    ["artefact-damaged", () => bytes.subarray(0, -1)],
    ["artefact-version", () => Uint8Array.from(bytes).fill(9, 8, 9)],
    ["artefact-incomplete", () => encodeContainer({ header: { kind: "classifier", labels: [] }, arrays: {} })],
    ["artefact-incomplete", () => encodeContainer({ header: { kind: "other" }, arrays: {} })],
    ["artefact-incomplete", () => encodeContainer({ header: null, arrays: {} })],
  ])("is refused as %s", (code, file) => {
    expect(() => decodeArtefact(file())).toThrow(expect.objectContaining({ kind: "user", code }));
  });

  it("never breaks on a file that was cut off or altered", () => {
    const damage = fc.record({
      at: fc.nat(bytes.length - 1),
      change: fc.integer({ min: 1, max: 255 }),
      cut: fc.boolean(),
    });
    fc.assert(
      fc.property(damage, ({ at, change, cut }) => {
        const file = cut ? bytes.slice(0, at) : Uint8Array.from(bytes);
        if (!cut) file[at]! ^= change;
        expect(() => decodeArtefact(file)).toThrow(UserError);
      }),
    );
  });
});

describe("half floats", () => {
  it("keep eleven significant bits", () => {
    fc.assert(
      fc.property(fc.double({ min: -60_000, max: 60_000, noNaN: true }), (value) => {
        const [back] = fromHalves(toHalves(Float32Array.of(value)));
        expect(Math.abs(back! - value)).toBeLessThanOrEqual(Math.max(2 ** -25, Math.abs(value) * 2 ** -11));
      }),
    );
  });

  it("hold what is too large at the largest finite number", () => {
    expect([...fromHalves(toHalves(Float32Array.of(1e9, -1e9, 0, 1)))]).toEqual([65504, -65504, 0, 1]);
  });
});
