import { clopperPearson } from "../statistics/clopper-pearson.ts";
import type { BaselineFigures } from "../wire/baseline.ts";
import type { WorkflowDocument } from "../workflow/document.ts";
import { activeSeconds } from "./active-seconds.ts";
import { meanInterval } from "./mean-interval.ts";

/** One case that was handled without automation. */
export interface BaselineSample {
  seconds: number;
  /** Null where nobody knows the truth of it. */
  wrong: boolean | null;
}

export interface BaselineMeasure {
  source: "timed" | "import";
  samples: readonly BaselineSample[];
}

/** With fewer cases than these, what somebody typed is the better guess. */
export const FEWEST_SAMPLES = 10;
const microsPerUnit = 1_000_000;

/**
 * What a case costs without automation, in minutes, money and errors. What was measured on ten cases or more wins over
 * what the document says; each figure says where it comes from.
 */
export function baselineFigures(document: WorkflowDocument, measure: BaselineMeasure | null): BaselineFigures {
  const typed = document.measure?.baseline;
  const costPerHour = document.measure?.costPerHour ?? typed?.costPerHour ?? null;
  const minutesPerCase = measuredMinutes(measure) ?? typedFigure(typed?.minutesPerCase);
  const errorRate = measuredErrors(measure) ?? typedFigure(typed?.errorRate);
  const micros = (minutes: number | null) =>
    minutes === null || costPerHour === null ? null : Math.round((minutes / 60) * costPerHour * microsPerUnit);
  const costMicros =
    minutesPerCase === null || costPerHour === null
      ? null
      : {
          value: micros(minutesPerCase.value) ?? 0,
          low: micros(minutesPerCase.low),
          high: micros(minutesPerCase.high),
        };
  return { minutesPerCase, errorRate, costPerHour, costMicros };
}

type Figure = NonNullable<BaselineFigures["minutesPerCase"]>;

function measuredMinutes(measure: BaselineMeasure | null): Figure | null {
  if (measure === null || measure.samples.length < FEWEST_SAMPLES) return null;
  const times = measure.samples.map((one) => one.seconds);
  // Whoever kept the books of historic cases has left the breaks out already.
  const worked = measure.source === "timed" ? activeSeconds(times) : { seconds: times, capped: 0 };
  const minutes = meanInterval(
    worked.seconds.map((one) => one / 60),
    0.95,
    0,
  );
  return minutes === null ? null : { ...minutes, source: measure.source, capped: worked.capped };
}

function measuredErrors(measure: BaselineMeasure | null): Figure | null {
  const known = measure?.samples.filter((one) => one.wrong !== null) ?? [];
  if (measure === null || known.length < FEWEST_SAMPLES) return null;
  const wrong = known.filter((one) => one.wrong === true).length;
  const interval = clopperPearson(wrong, known.length, 0.95);
  return { value: wrong / known.length, ...interval, n: known.length, source: measure.source, capped: 0 };
}

function typedFigure(value: number | undefined): Figure | null {
  return value === undefined ? null : { value, low: null, high: null, n: null, source: "typed", capped: 0 };
}
