import type { GateSegment } from "@surety/core/wire/gate";
import { describe, expect, it } from "vitest";
import type { GateEvidence } from "../models/gate-evidence.ts";
import { leavesInForce, lookFrom } from "./store-gate.ts";

type Said = Partial<GateEvidence> & { threshold?: number | null };

function evidence({ threshold = 0.9, ...more }: Said): GateEvidence {
  const labels = { count: 300, asked: 300, drawn: 0, withoutSegment: 0, first: "01", last: "09", hash: "a" };
  const segments = [{ segment: "", threshold } as GateSegment];
  const promise = { maxError: 0.02, assurance: 0.95, segmentBy: null, judgments: 1 };
  return { ...promise, look: 1, seed: 1, tested: true, segments, curves: [], labels, ...more };
}

const other = { ...evidence({}).labels, last: "19", hash: "b" };

describe("a derivation leaves the earlier one in force", () => {
  it.each<[string, GateEvidence, GateEvidence, boolean]>([
    ["where the labels are the same", evidence({}), evidence({}), true],
    ["not where they have grown", evidence({}), evidence({ labels: other }), false],
    ["where it tested nothing", evidence({}), evidence({ labels: other, tested: false, threshold: null }), true],
    ["not where nothing was earned", evidence({ threshold: null }), evidence({ labels: other, tested: false }), false],
    ["not where it promises something else", evidence({}), evidence({ tested: false, maxError: 0.01 }), false],
  ])("%s", (_, earlier, now, left) => {
    expect(leavesInForce(earlier, now)).toBe(left);
  });
});

it("only looks that tested something count", () => {
  const looks = [evidence({ tested: false }), evidence({}), evidence({ tested: false })];
  const stored = looks.map((one) => ({ model: "m", active: false, evidence: one }));
  expect(lookFrom(stored, other)).toBe(2);
});
