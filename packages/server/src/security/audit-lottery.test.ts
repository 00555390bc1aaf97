import { describe, expect, it } from "vitest";
import { auditLottery } from "./audit-lottery.ts";

const draw = auditLottery(Buffer.alloc(32, 1));

describe("the lottery of audits", () => {
  it("gives the same case the same draw, and keeps its parts apart", () => {
    expect(draw("case", "version", "1")).toBe(draw("case", "version", "1"));
    expect(draw("ab", "c")).not.toBe(draw("a", "bc"));
  });

  it("cannot be foreseen without the installation's secret", () => {
    const other = auditLottery(Buffer.alloc(32, 2));
    const both = Array.from({ length: 2000 }, (_, n) => draw(`${n}`) < 0.1 && other(`${n}`) < 0.1);
    // Independent draws of one in ten meet in one of a hundred.
    expect(both.filter(Boolean).length).toBeLessThan(45);
  });

  it("draws the share that it is asked for", () => {
    const drawn = Array.from({ length: 20_000 }, (_, n) => draw(`${n}`)).filter((one) => one < 0.03).length;
    expect(Math.abs(drawn - 600)).toBeLessThan(5 * Math.sqrt(600));
  });
});
