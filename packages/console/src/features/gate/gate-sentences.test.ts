import { gate } from "@surety/testing/factories/gate";
import { expect, it } from "vitest";
import { price, promise } from "./gate-sentences.ts";

it("promises only what was earned", () => {
  expect(promise(gate.earned())).toBe("We are 95 % sure that fewer than 2 in 100 automated cases are wrong.");
  expect(promise(gate.learning())).toContain("not earned that yet");
  expect(promise(gate.earned({ state: "broken" }))).toContain("every case goes to people");
  expect(promise(gate.earned({ mode: "fixed", state: "fixed" }))).toContain("set by hand");
});

it("tells the price of the guarantee, and nothing without a curve", () => {
  expect(price(gate.earned())).toMatch(/^The guarantee costs [\d.]+ points/);
  expect(price(gate.learning())).toBeNull();
});
