import type { BaselineFigures } from "../wire/baseline.ts";
import type { Rate } from "../wire/common.ts";
import type { Efficiency } from "../wire/value.ts";
import { activeSeconds } from "./active-seconds.ts";
import { meanInterval } from "./mean-interval.ts";

/** What happened in one span, as it was counted. */
export interface EfficiencyFacts {
  from: string;
  to: string;
  /** Finished cases by their route. */
  automated: number;
  reviewed: number;
  /** Seconds of each decision before an effect, and of each audit; null where nobody timed it. */
  reviewTimes: readonly (number | null)[];
  auditTimes: readonly (number | null)[];
  machineSeconds: number;
  modelCostMicros: number;
  /** Of automated answers, from audits; null where none was audited. */
  automatedError: Rate | null;
}

const microsPerUnit = 1_000_000;
type Bounded = { value: number; low: number | null; high: number | null };

/**
 * Time and money of a span against the baseline. Everything that people did counts, also what taught the machine
 * (assisted cases) and what watches it (audits), so the first weeks save nothing. Machine time costs nothing here: it is
 * the computer's that runs anyway; model calls cost what their provider asks.
 */
export function efficiencyOf(facts: EfficiencyFacts, baseline: BaselineFigures): Efficiency {
  const reviews = timesOf(facts.reviewTimes, baseline);
  const audits = timesOf(facts.auditTimes, baseline, reviews.average);
  const cases = facts.automated + facts.reviewed;
  const peopleSeconds = reviews.total + audits.total;
  const spent = spentMicros(facts, baseline, peopleSeconds);
  const timed = meanInterval(reviews.seconds, 0.95, 0);
  return {
    from: facts.from,
    to: facts.to,
    automated: facts.automated,
    reviewed: facts.reviewed,
    secondsPerReview: timed,
    peopleSeconds,
    auditSeconds: audits.total,
    untimed: reviews.untimed + audits.untimed,
    capped: reviews.capped + audits.capped,
    machineSeconds: facts.machineSeconds,
    modelCostMicros: facts.modelCostMicros,
    costPerCaseMicros: spent === null || cases === 0 ? null : Math.round(spent / cases),
    minutesPerCase: cases === 0 ? null : peopleSeconds / 60 / cases,
    hoursSaved: less(baseline.minutesPerCase, (minutes) => (cases * minutes * 60 - peopleSeconds) / 3600),
    savedMicros: spent === null ? null : less(baseline.costMicros, (cost) => Math.round(cases * cost - spent)),
    costPerCorrectMicros: spent === null ? null : costPerCorrect(facts, baseline, spent),
  };
}

interface Times {
  seconds: number[];
  total: number;
  /** Null where none was timed. */
  average: number | null;
  untimed: number;
  capped: number;
}

/** What nobody timed is taken as an average one; where none was timed, as one of manual work, so that nothing is saved by not looking. */
function timesOf(times: readonly (number | null)[], baseline: BaselineFigures, otherwise: number | null = null): Times {
  const { seconds, capped } = activeSeconds(times.filter((time) => time !== null));
  const sum = seconds.reduce((all, one) => all + one, 0);
  const average = seconds.length === 0 ? null : sum / seconds.length;
  const untimed = times.length - seconds.length;
  const assumed = average ?? otherwise ?? (baseline.minutesPerCase?.value ?? 0) * 60;
  return { seconds, total: sum + untimed * assumed, average, untimed, capped };
}

function spentMicros(facts: EfficiencyFacts, { costPerHour }: BaselineFigures, peopleSeconds: number): number | null {
  return costPerHour === null
    ? null
    : Math.round((peopleSeconds / 3600) * costPerHour * microsPerUnit) + facts.modelCostMicros;
}

/** The same of a figure and of its bounds, which it keeps in their order. */
function less(figure: Bounded | null, of: (value: number) => number): Bounded | null {
  if (figure === null) return null;
  return {
    value: of(figure.value),
    low: figure.low === null ? null : of(figure.low),
    high: figure.high === null ? null : of(figure.high),
  };
}

/** Null until the errors of both kinds of decisions are known: of automated ones from audits, of people's from the baseline. */
function costPerCorrect(facts: EfficiencyFacts, baseline: BaselineFigures, spent: number): Bounded | null {
  const { automated, reviewed, automatedError } = facts;
  if (automated + reviewed === 0 || (automated > 0 && automatedError === null)) return null;
  if (reviewed > 0 && baseline.errorRate === null) return null;
  const human = baseline.errorRate;
  const cost = (machineError: number, humanError: number) => {
    const correct = automated * (1 - machineError) + reviewed * (1 - humanError);
    return correct <= 0 ? null : Math.round(spent / correct);
  };
  const value = cost(automatedError?.value ?? 0, human?.value ?? 0);
  if (value === null) return null;
  const known = reviewed === 0 || human?.low !== null;
  return {
    value,
    low: known ? cost(automatedError?.low ?? 0, human?.low ?? 0) : null,
    high: known ? cost(automatedError?.high ?? 0, human?.high ?? 0) : null,
  };
}
