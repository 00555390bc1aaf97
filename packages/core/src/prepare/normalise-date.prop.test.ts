import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalise } from "./normalise.ts";
import { normaliseDate } from "./normalise-date.ts";

const day = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2068-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("dates", () => {
  it("read every day back from every way it is written", () => {
    fc.assert(
      fc.property(day, (iso) => {
        const [year = "", month = "", dayOfMonth = ""] = iso.split("-");
        const written = [iso, `${dayOfMonth}.${month}.${year}`, `${dayOfMonth}.${month}.${year.slice(2)}`];
        for (const language of ["en", "de", "fr"]) {
          written.push(new Intl.DateTimeFormat(language, { dateStyle: "full", timeZone: "UTC" }).format(new Date(iso)));
        }
        for (const text of written) expect(normaliseDate(text)).toEqual({ value: iso });
      }),
    );
  });
});

describe("normalise, for any string", () => {
  it("answers with a value or a reason", () => {
    const form = fc.constantFrom("date", "money", "phone", "country", "lower", "upper", "trim", "number" as const);
    const country = fc.option(fc.constantFrom("DE", "US", "XX", "", "zz9"), { nil: undefined });
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), form, country, (text, as, where) => {
        const result = normalise(text, as, { country: where, currency: "EUR" });
        expect(Object.keys(result)).toHaveLength(1);
        if ("missing" in result) expect(result.missing.length).toBeGreaterThan(5);
      }),
      { numRuns: 500 },
    );
  });
});
