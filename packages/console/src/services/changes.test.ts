import { expect, it } from "vitest";
import { openChanges } from "./changes.ts";

const idle = () => false;

it("has what changed read once, where it had settled", () => {
  const changes = openChanges();
  changes.note("queues", 0);
  changes.note("queues", 50);
  expect([...changes.take(1050, idle)]).toEqual(["queues"]);
  expect(changes.waiting).toBe(false);
});

it("has what changed just before it was read read once more", () => {
  const changes = openChanges();
  changes.note("reviews", 0);
  changes.note("queues", 990);
  expect([...changes.take(1000, idle)]).toEqual(["reviews", "queues"]);
  expect([...changes.take(2000, idle)]).toEqual(["queues"]);
  expect(changes.waiting).toBe(false);
});

it("has what changed while it was being read read once more", () => {
  const changes = openChanges();
  changes.note("queues", 0);
  changes.take(1000, (key) => key === "queues");
  expect(changes.waiting).toBe(true);
  expect([...changes.take(2000, idle)]).toEqual(["queues"]);
});
