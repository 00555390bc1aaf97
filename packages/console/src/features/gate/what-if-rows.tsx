import { hours } from "@surety/core/gate/capacity";
import type { DayAhead } from "@surety/core/gate/day-ahead";
import { dayCost } from "@surety/core/gate/day-cost";
import { riskOfCounts } from "@surety/core/gate/hand-set-threshold";
import type { WhatIf } from "@surety/core/gate/what-if";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import type { ReactNode } from "react";
import { count, money, percent } from "../../design/format.ts";
import { costsOf, type SegmentPicture } from "./gate-picture.ts";

/** One line of the comparison: what a threshold means in one respect. */
export type WhatIfRow = { name: string; tip: string; value: (at: WhatIf, day: DayAhead) => ReactNode };

/** All respects in which thresholds are compared: on the labels, then on an ordinary day of the segment. */
export function whatIfRows(detail: GateDetail, picture: SegmentPicture): WhatIfRow[] {
  return [...onLabels(detail, picture), ...onDays, ...inMoney(detail)];
}

function onLabels({ gate }: GateDetail, { facts, curve, guaranteed }: SegmentPicture): WhatIfRow[] {
  const { maxError, assurance } = gate;
  return [
    { name: "Threshold", tip: "Confidence from which a case is automated.", value: (at) => at.threshold.toFixed(3) },
    {
      name: "Automated",
      tip: "Share of labelled cases at or above the threshold.",
      value: (at) => <b className="font-semibold">{percent(at.automationRate)}</b>,
    },
    {
      name: "Wrong, expected",
      tip: "As counted on the labels above the threshold.",
      value: (at) =>
        at.expectedError === null ? "–" : `${percent(at.expectedError)} (${count(at.errors)} of ${count(at.accepted)})`,
    },
    {
      name: "Wrong, at most",
      tip: `Exact upper bound (Clopper-Pearson) for this one threshold, at ${percent(facts.assurance)}: this segment's part of the assurance.`,
      value: (at) => (
        <span className={at.errorAtMost > maxError ? "font-medium text-harm-ink" : "text-automated-ink"}>
          {percent(at.errorAtMost)}
        </span>
      ),
    },
    {
      name: "Misses the target",
      tip: "Chance that its true error rate is above the target. Too kind for a threshold that was picked by looking.",
      value: (at) =>
        at.threshold === guaranteed?.threshold ? (
          `under ${percent(1 - assurance)}`
        ) : (
          <Chance value={riskOfCounts(at, curve.labels, maxError, assurance).chanceOverTarget} />
        ),
    },
  ];
}

const onDays: WhatIfRow[] = [
  {
    name: "For people, a day",
    tip: "Reviews and audits of this segment, and the hours they take.",
    value: (_at, day) => `${count(day.reviewed + day.audited)}${day.hours === null ? "" : `, ${hours(day.hours)}`}`,
  },
  {
    name: "Wrong unseen, a day",
    tip: "Expected as counted, and at most by the bound.",
    value: (_at, day) =>
      day.errorsExpected === null ? "–" : `${small(day.errorsExpected)}, at most ${small(day.errorsAtMost)}`,
  },
];

function inMoney(detail: GateDetail): WhatIfRow[] {
  const costs = costsOf(detail);
  if (costs === null) return [];
  return [
    {
      name: "Cost, a day",
      tip: "Errors that nobody sees, reviews with what people get wrong in them, and audits.",
      value: (_at, day) => {
        const cost = dayCost(day, costs);
        return cost === null ? "–" : money(cost.total * 1_000_000, detail.costs.currency);
      },
    },
  ];
}

/** Never said too exactly: who picks a threshold by looking has a worse chance than this. */
function Chance({ value }: { value: number }) {
  if (value < 0.005) return "under 0.5 %";
  return <span className={value > 0.05 ? "text-harm-ink" : ""}>at least {percent(value)}</span>;
}

const small = (value: number) => String(Number(value.toFixed(value < 10 ? 1 : 0)));
