import { type DayAhead, dayAhead, sumOfDays } from "@surety/core/gate/day-ahead";
import type { Costs } from "@surety/core/gate/day-cost";
import { type WhatIf, whatIf } from "@surety/core/gate/what-if";
import type { GateSegment, SegmentCurve } from "@surety/core/wire/gate";
import type { GateDetail } from "@surety/core/wire/gate-detail";

/** One segment of a gate as the page shows it. */
export type SegmentPicture = {
  name: string;
  curve: SegmentCurve;
  facts: GateSegment;
  /** What labels have earned and is in force; null where people decide. */
  guaranteed: WhatIf | null;
  naive: WhatIf | null;
  perDay: number;
};

/** The segments with labels, those with most first. Their curves stay also where no threshold is in force any more. */
export function segmentPictures(detail: GateDetail): SegmentPicture[] {
  const evidence = detail.looks.find((look) => look.inForce)?.segments ?? [];
  return evidence
    .flatMap((facts) => {
      const curve = detail.curves.find((one) => one.segment === facts.segment);
      return curve === undefined ? [] : [pictureOf(detail, facts, curve)];
    })
    .sort((a, b) => b.curve.labels - a.curve.labels);
}

function pictureOf(detail: GateDetail, facts: GateSegment, curve: SegmentCurve): SegmentPicture {
  const earned = earnedThreshold(detail, facts.segment);
  return {
    name: facts.segment,
    curve,
    facts,
    guaranteed: earned === null ? null : whatIf(curve, earned, facts.assurance),
    naive: facts.naive === null ? null : whatIf(curve, facts.naive.threshold, facts.assurance),
    perDay: detail.flow.segments.find((one) => one.segment === facts.segment)?.perDay ?? 0,
  };
}

function earnedThreshold({ gate, closed }: GateDetail, segment: string): number | null {
  if (closed.some((one) => one.segment === segment)) return null;
  return gate.segments.find((one) => one.segment === segment)?.threshold ?? null;
}

/** The threshold that a live case of this segment meets: set by hand, earned, or none. */
export function thresholdInForce(detail: GateDetail, segment: string): number | null {
  return detail.fixedThreshold ?? earnedThreshold(detail, segment);
}

/** An ordinary day of the whole gate at the thresholds in force; segments without labels go to people. */
export function ordinaryDay(detail: GateDetail): DayAhead {
  const pictures = segmentPictures(detail);
  const days = detail.flow.segments.map(({ segment, perDay }) => {
    const picture = pictures.find((one) => one.name === segment);
    const at =
      picture === undefined
        ? whatIf({ labels: 0, points: [] }, null, detail.gate.assurance)
        : whatIf(picture.curve, thresholdInForce(detail, segment), picture.facts.assurance);
    return dayAhead(at, flowOf(detail, perDay));
  });
  return sumOfDays(days);
}

export function flowOf({ gate, flow }: GateDetail, arrivalsPerDay: number) {
  return { arrivalsPerDay, auditRate: gate.audit, secondsPerReview: flow.reviewTime?.seconds ?? null };
}

/** What an error and a review cost; null where the document does not say enough. */
export function costsOf({ costs, flow }: GateDetail): Costs | null {
  if (costs.error === null || costs.hour === null || flow.reviewTime === null) return null;
  const review = (costs.hour * flow.reviewTime.seconds) / 3600;
  return { error: costs.error, review, personError: costs.personError ?? 0 };
}
