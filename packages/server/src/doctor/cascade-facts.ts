import type { CascadeFacts } from "@surety/core/doctor/doctor-facts";
import { savedBy } from "@surety/core/gate/cascade-savings";
import { moneyText } from "@surety/core/language/money-text";
import type { CascadeWire, MeasuredCascade } from "@surety/core/wire/cascade";
import { readCascades } from "../queries/read-cascades.ts";
import type { Queryable } from "../storage/database.ts";

/** The cascades whose cut-offs were earned, with what each of their models saves. */
export async function cascadeFacts(
  database: Queryable,
  workflow: string,
  now: Date,
): Promise<Record<string, CascadeFacts>> {
  const read = await readCascades(database, workflow, now);
  const earned = read?.cascades.filter(({ state }) => state === "earned" || state === "broken") ?? [];
  return Object.fromEntries(
    earned.flatMap(({ judgment, measured, live }) =>
      measured === null ? [] : [[judgment, factsOf(measured, live, read?.currency ?? "EUR")]],
    ),
  );
}

function factsOf(measured: MeasuredCascade, live: CascadeWire["live"], currency: string): CascadeFacts {
  const money = (micros: number) => moneyText(Math.round(micros), currency);
  // Estimates: more digits than three would say more than is known.
  const about = (micros: number) => money(Number(micros.toPrecision(3)));
  return {
    costs: about(measured.costMicros),
    byPeople: about(measured.personMicros),
    people: measured.cases === 0 ? 1 : measured.people / measured.cases,
    stages: measured.stages.map((stage, at) => {
      const saved = savedBy(measured, stage);
      const lately = live.stages[at] ?? { asked: 0, answered: 0, costMicros: 0 };
      return {
        name: stage.name,
        isAsked: stage.cutoff !== null,
        answers: measured.cases === 0 ? 0 : stage.answered / measured.cases,
        cost: money(stage.costMicros),
        saves: saved === null ? null : { isWorth: saved >= 0, text: about(Math.abs(saved)) },
        live: { asked: lately.asked, answered: lately.answered, cost: money(lately.costMicros) },
      };
    }),
  };
}
