import type { FourCells } from "@surety/core/wire/overview";
import type { LiveDay } from "@surety/core/wire/watch";

/** The main picture of one judgment. What nobody has checked is shown as that: an estimate is a sentence, not a case. */
export function checkedCells(days: readonly LiveDay[]): FourCells[] {
  return days.map(({ from, automated, answered, wrong, reviewed, caught }) => ({
    from,
    correctAutomated: answered - wrong,
    wrongAutomated: wrong,
    unknownAutomated: automated - answered,
    correctReviewed: reviewed - caught,
    wrongCaught: caught,
    waiting: 0,
  }));
}
