import { expect, it } from "vitest";
import { Remembered } from "./remembered.ts";

const longMs = 60_000;

it("asks one question for all who ask at the same time, and none while the answer is fresh", async () => {
  let read = 0;
  const remembered = new Remembered<number>(longMs);
  const ask = () => remembered.get("a", async () => (read += 1));
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  expect(await ask()).toBe(1);
  remembered.forget();
  expect(await ask()).toBe(2);
});

it("reads again what is too old, and what could not be read", async () => {
  let read = 0;
  const old = new Remembered<number>(0);
  for (let n = 1; n <= 2; n += 1) expect(await old.get("a", async () => (read += 1))).toBe(n);
  const failing = new Remembered<number>(longMs);
  await expect(failing.get("a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await failing.get("a", async () => 7)).toBe(7);
});
