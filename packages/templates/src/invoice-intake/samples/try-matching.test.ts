import { readInvoice } from "@surety/core/invoice/read-invoice";
import { seededRandom } from "@surety/core/statistics/seeded-random";
import { describe, expect, it } from "vitest";
import { chanceOf } from "../../paper/chance.ts";
import { sampleFaults } from "./sample-faults.ts";
import { sampleDeal } from "./sample-deal.ts";
import { sampleSuppliers } from "./suppliers.ts";
import { totalled } from "./total-invoice.ts";
import { tryMatching } from "./try-matching.ts";
import { writeInvoice } from "./write-invoice.ts";

describe("generated invoices", () => {
  it.each(sampleSuppliers.map((supplier) => [supplier.party.name, supplier] as const))(
    "of %s are read as they were written, without fault or doubt",
    (_, supplier) => {
      const { invoice } = sampleDeal(1, chanceOf(seededRandom(7)), supplier);
      const written = totalled({
        ...invoice,
        payment: { ...invoice.payment, terms: "30 days" },
        lines: invoice.lines.map((line, at) => ({ ...line, id: String(at + 1) })),
      });
      const read = readInvoice(writeInvoice(written));
      expect([read?.faults, read?.doubts]).toEqual([[], []]);
      expect(read?.invoice).toEqual(written);
    },
  );

  it("are matched: every planted fault is found, and few that are right are stopped", () => {
    const trial = tryMatching(400, 20_260_301);
    const planted = trial.faults.reduce((sum, one) => sum + one.planted, 0);
    const named = trial.faults.reduce((sum, one) => sum + one.found, 0);
    expect(trial.faults.flatMap(({ missed }) => missed)).toEqual([]);
    expect(named).toBeGreaterThanOrEqual(planted * 0.98);
    expect(trial.faults.every(({ planted }) => planted >= 5)).toBe(true);
    expect(trial.faults).toHaveLength(sampleFaults.length);
    expect(trial.falseAlarms.length).toBeLessThanOrEqual(trial.clean * 0.03);
  });
});
