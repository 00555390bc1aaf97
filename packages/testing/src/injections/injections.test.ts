import { describe, expect, it } from "vitest";
import { disguises } from "./disguises.ts";
import { injectionTexts } from "./injection-texts.ts";
import { orders } from "./orders.ts";
import { ordersIn } from "./orders-in.ts";

describe("injection texts", () => {
  const texts = injectionTexts();

  it("are more than five hundred, all different, and the same for a seed", () => {
    expect(texts.length).toBeGreaterThanOrEqual(500);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
    expect(injectionTexts()).toEqual(texts);
    expect(injectionTexts(2)).not.toEqual(texts);
    for (const { text } of texts) expect(text.length).toBeLessThanOrEqual(20_000);
  });

  it.each(Object.keys(disguises))("are read by an obedient reader through %s", (family) => {
    const wanted = orders.map((order) => order.split("(")[0]);
    const own = texts.filter((one) => one.family === family);
    expect(own.map(({ text }) => ordersIn(text).some(({ name }) => wanted.includes(name)))).toEqual(
      own.map(() => true),
    );
  });

  it("are not seen in an ordinary letter", () => {
    expect(ordersIn("Hello (again), order 7 {lamp} is late. Thanks!")).toEqual([]);
  });
});
