import { count, percent } from "@surety/core/gate/percent";
import { rateRaised, type RateWatch, referenceCases, type WatchedRate } from "@surety/core/watch/rate-watch";
import type { LiveRate } from "@surety/core/wire/watch";
import type { Queryable } from "../storage/database.ts";

const words: Record<WatchedRate, { what: string; noun: string }> = {
  override: { what: "People decided differently than the model", noun: "reviews" },
  abstain: { what: "The model gave no answer", noun: "cases" },
  exception: { what: "The case went down the exception path", noun: "cases" },
};

/** The watched rates of a judgment with their charts; exceptions are those of its workflow. */
export async function liveRates(
  database: Queryable,
  workflow: string,
  judgment: string,
  from: Date,
): Promise<LiveRate[]> {
  const names = [judgment, ""];
  const watches = await database.query<{ rate: WatchedRate; state: RateWatch }>(
    "select rate, state from surety.rate_watches where workflow = $1 and judgment = any($2) order by rate",
    [workflow, names],
  );
  const points = await database.query<{
    rate: WatchedRate;
    at: Date;
    cases: number;
    events: number;
    sum: number | null;
  }>(
    "select rate, at, cases, events, sum from surety.rate_points where workflow = $1 and judgment = any($2) and at >= $3 order by at",
    [workflow, names, from],
  );
  return watches.map(({ rate, state }) => ({
    rate,
    seen: state.seen,
    events: state.events,
    usual: state.chart?.usual ?? null,
    feared: state.chart?.feared ?? null,
    limit: state.chart?.limit ?? null,
    sum: state.chart?.sum ?? null,
    raised: rateRaised(state),
    missing: Math.max(0, referenceCases - state.seen),
    points: points
      .filter((point) => point.rate === rate)
      .map(({ at, cases, events, sum }) => ({ at: at.toISOString(), cases, events, sum })),
    sentence: sentenceOf(rate, state),
  }));
}

function sentenceOf(rate: WatchedRate, state: RateWatch): string {
  const { what, noun } = words[rate];
  const share = state.seen === 0 ? 0 : state.events / state.seen;
  const so = `${what} in ${percent(share)} of ${count(state.seen)} ${noun}.`;
  if (state.chart === null)
    return `${so} It is learning what is usual: ${count(Math.max(0, referenceCases - state.seen))} more ${noun} are needed.`;
  const raised = rateRaised(state)
    ? "That has risen: an alert was raised."
    : "An alert is raised when the sum crosses its limit.";
  return `${so} Usual are up to ${percent(state.chart.usual)}. ${raised}`;
}
