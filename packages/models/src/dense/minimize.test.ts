import { describe, expect, it } from "vitest";
import { minimize } from "./minimize.ts";

const limits = { iterations: 200, tolerance: 1e-12 };

describe("minimize", () => {
  it("finds the minimum of a badly scaled bowl", async () => {
    const scales = [1, 10, 100, 1_000];
    const objective = async (point: Float32Array) => ({
      value: point.reduce((sum, each, i) => sum + scales[i]! * (each - i) ** 2, 0),
      gradient: point.map((each, i) => 2 * scales[i]! * (each - i)),
    });
    const found = await minimize(objective, new Float32Array(4), limits);
    found.forEach((each, i) => expect(each).toBeCloseTo(i, 3));
  });

  it("stays where the gradient is zero", async () => {
    const flat = async (point: Float32Array) => ({ value: 1, gradient: new Float32Array(point.length) });
    expect([...(await minimize(flat, Float32Array.of(3, 4), limits))]).toEqual([3, 4]);
  });
});
