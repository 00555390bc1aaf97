import fc from "fast-check";
import { expect, it } from "vitest";
import type { CompletionRequest } from "../ports/language-model.ts";
import { callCost } from "./call-cost.ts";
import { largestCost } from "./largest-cost.ts";

const at = new Date("2026-06-01T12:00:00Z");
const asked = (text: string): CompletionRequest => ({
  model: "small",
  system: "sort",
  messages: [{ role: "user", text }],
  schema: null,
  maxOutputTokens: 2000,
  temperature: 0,
  tokenProbabilities: false,
});

it("is the bytes of the prompt as tokens, and all that may be generated", () => {
  const prices = [{ from: "2026-01-01", input: 1, output: 8 }];
  // By hand: "sort" 4, "äß€" 7, "null" 4 and 1,000 around them at 1; 2,000 at 8.
  expect(largestCost(asked("äß€"), prices, at)).toBe(1015 + 16_000);
});

it("counts a picture as the most that a provider makes of one", () => {
  const prices = [{ from: "2026-01-01", input: 1, output: 0 }];
  const shown = { role: "user" as const, text: "", pictures: [{ type: "image/png", base64: "AAAA" }] };
  expect(largestCost({ ...asked(""), messages: [shown] }, prices, at)).toBe(1008 + 6000);
});

it("counts cached input where that is dearer, and is unknown without a price", () => {
  const dear = [{ from: "2026-01-01", input: 1, cachedInput: 2, output: 0 }];
  expect(largestCost(asked(""), dear, at)).toBe(2 * 1008);
  expect(largestCost(asked(""), [], at)).toBeNull();
  expect(largestCost(asked(""), [{ from: "2027-01-01", input: 1, output: 1 }], at)).toBeNull();
});

it("is nothing where a model costs nothing", () => {
  expect(largestCost(asked("x"), [{ from: "2026-01-01", input: 0, output: 0 }], at)).toBe(0);
});

it("is never less than a call with a token for each byte or fewer costs", () => {
  const price = fc.record({ input: fc.nat(50), cachedInput: fc.nat(50), output: fc.nat(200) });
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      price,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (text, one, share) => {
        const prices = [{ from: "2026-01-01", ...one }];
        const input = Math.floor(new TextEncoder().encode(text).length * share);
        const usage = { input, cachedInput: Math.floor(input * share), output: Math.floor(2000 * share) };
        expect(largestCost(asked(text), prices, at)).toBeGreaterThanOrEqual(callCost(usage, prices, at) ?? 0);
      },
    ),
  );
});
