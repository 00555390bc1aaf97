import type { FourCells } from "@surety/core/wire/overview";
import type { LiveDay } from "@surety/core/wire/watch";

/** The main picture with estimated errors: what is wrong among the automated comes from weighted audits of that day. */
export function estimatedCells(days: readonly LiveDay[]): FourCells[] {
  return days.map(({ from, automated, error, reviewed, caught }) => {
    const wrong = error === null ? 0 : Math.round(automated * error.value);
    return {
      from,
      correctAutomated: error === null ? 0 : automated - wrong,
      wrongAutomated: wrong,
      unknownAutomated: error === null ? automated : 0,
      correctReviewed: reviewed - caught,
      wrongCaught: caught,
      waiting: 0,
    };
  });
}
