import { expect, test } from "vitest";
import { Purse } from "./purse.ts";

test("a call is made where there is room for the most that it may cost, and what it did not cost is there again", async () => {
  const purse = new Purse(100);
  expect(await purse.take(101)).toBe(false);
  expect(await purse.take(100)).toBe(true);
  purse.settle(100, 30);
  expect(purse.spentMicros).toBe(30);
  expect(await purse.take(71)).toBe(false);
  expect(await purse.take(70)).toBe(true);
});

test("where only calls under way stand against one, it waits for their end", async () => {
  const purse = new Purse(100);
  await purse.take(60);
  const [second, third] = [purse.take(60), purse.take(90)];
  purse.settle(60, 5);
  expect(await second).toBe(true);
  purse.settle(60, 50);
  expect(await third).toBe(false);
  expect(purse.spentMicros).toBe(55);
});

test("what is known costs nothing, also where nothing is left", async () => {
  expect(await new Purse(0).take(0)).toBe(true);
});
