import { capacityOf, capacitySentence, hours as inHours } from "@surety/core/gate/capacity";
import { costAdvice, dayCost } from "@surety/core/gate/day-cost";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Field } from "../../design/field.tsx";
import { count, counted, money, percent, unbroken } from "../../design/format.ts";
import { Fact } from "./fact.tsx";
import { costsOf, flowOf, ordinaryDay, thresholdInForce, type SegmentPicture } from "./gate-picture.ts";

type Props = {
  detail: GateDetail;
  shown: SegmentPicture | undefined;
  /** Tries out the threshold that automates this share. */
  onShare: (share: number) => void;
  /** Opens what asks for the cost of an error. */
  onCosts: () => void;
};

/** An ordinary day at the thresholds in force: what arrives, who looks, what it costs. */
export function DayCard({ detail, shown, onShare, onCosts }: Props) {
  const [available, setAvailable] = useState(6);
  const day = ordinaryDay(detail);
  const flow = flowOf(detail, day.arrived);
  const capacity = capacityOf(available, flow);
  const tooFew = day.hours !== null && day.hours > available;
  const { noun, flow: measured, workflow } = detail;
  const cases = measured.segments.reduce((sum, one) => sum + one.cases, 0);
  return (
    <Card title="An ordinary day">
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3">
        <Fact
          name="Arrive"
          tip={`Mean of the last ${count(Math.ceil(measured.days))} days, from ${count(cases)} ${noun}.`}
        >
          <Link to="/cases" search={{ workflow }} className="hover:underline">
            {perDay(day.arrived)}
          </Link>
        </Fact>
        <Fact name="Automated" tip="By the thresholds in force, as a live workflow would.">
          <span className="text-automated-ink">{perDay(day.automated)}</span>
        </Fact>
        <Fact name="For people" tip="Reviews before the effect, and blind audits after it.">
          <span className="text-reviewed-ink">{perDay(day.reviewed + day.audited)}</span>
          <span className="ml-1.5 text-sm font-normal text-ink-3">
            {day.hours === null ? "time unknown" : inHours(day.hours)}
          </span>
        </Fact>
        <Fact
          name="Wrong and automated"
          tip="Expected as counted on the labels, and at most by the bound of each segment."
        >
          <span className={day.errorsAtMost > 0 ? "text-harm-ink" : ""}>
            {day.errorsExpected === null ? "unknown" : decimal(day.errorsExpected)}
          </span>
          <span className="ml-1.5 text-sm font-normal text-ink-3">at most {decimal(day.errorsAtMost)}</span>
        </Fact>
      </dl>
      <p className="mt-2 text-sm text-ink-3">{timeSentence(detail)}</p>
      {detail.stage !== "live" && (
        <p className="mt-1 text-sm text-ink-3">
          The workflow is {detail.stage}: people decide everything. This is what it would do live.
        </p>
      )}
      <div className="mt-4 flex items-start gap-3 border-t pt-4">
        <Field
          label="Reviewer hours a day"
          type="number"
          min={0}
          max={1000}
          step={0.5}
          value={available}
          onChange={(event) => setAvailable(Math.max(0, Number(event.target.value)))}
          className="w-36 shrink-0"
        />
        <div className="pt-5 text-ink-2">
          <p>{unbroken(capacitySentence(available, flow, day))}</p>
          {tooFew && capacity?.possible && shown !== undefined && (
            <Button small className="mt-1.5" onClick={() => onShare(capacity.shareNeeded)}>
              Show what that would risk
            </Button>
          )}
        </div>
      </div>
      <div className="mt-4 border-t pt-4 text-ink-2">
        <Costs detail={detail} shown={shown} onCosts={onCosts} />
      </div>
    </Card>
  );
}

function Costs({ detail, shown, onCosts }: Pick<Props, "detail" | "shown" | "onCosts">) {
  const costs = costsOf(detail);
  const { currency, error, hour } = detail.costs;
  if (error === null)
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span>What does one wrong answer cost? Then this page can weigh it against a review.</span>
        <Button small onClick={onCosts}>
          Say what it costs
        </Button>
      </div>
    );
  if (costs === null)
    return (
      <p>
        {hour === null
          ? "State what an hour of a reviewer costs (measure.baseline) to weigh errors against reviews."
          : "How long a review takes is not known yet."}
      </p>
    );
  const cost = dayCost(ordinaryDay(detail), costs);
  const advice = costAdvice(costs, shown === undefined ? null : thresholdInForce(detail, shown.name));
  return (
    <>
      <p>
        {cost !== null && cost.total > 0 && (
          <>
            A day costs <b className="font-semibold text-ink">{inCurrency(cost.total, currency)}</b>:{" "}
            {inCurrency(cost.automatedErrors, currency)} for what goes wrong unseen,{" "}
            {inCurrency(cost.reviews + cost.audits, currency)} for people.{" "}
          </>
        )}
        One error costs {inCurrency(costs.error, currency)}, one review {inCurrency(costs.review, currency)}.{" "}
        {personErrorSentence(detail)}
      </p>
      <p className="mt-1.5">{unbroken(advice.sentence)}</p>
    </>
  );
}

function personErrorSentence({ costs: { personError, personErrorFrom: from } }: GateDetail): string {
  if (personError === null || from === null) return "People are taken to be always right: nobody measured it.";
  const share = `People get ${percent(personError)} wrong by hand`;
  if (from.source === "typed") return `${share}, as the document states it.`;
  return `${share}, measured on ${counted(from.n, from.source === "timed" ? "decision" : "imported case")}.`;
}

function timeSentence({ flow }: GateDetail): string {
  const { reviewTime } = flow;
  if (reviewTime === null) return "How long people take for one is not known yet.";
  const each =
    reviewTime.seconds < 90
      ? `${Math.round(reviewTime.seconds)} seconds`
      : `${decimal(reviewTime.seconds / 60)} minutes`;
  switch (reviewTime.source) {
    case "measured":
      return `A review takes ${each}, measured on ${counted(reviewTime.n, "decision")}.`;
    case "timed":
      return `A case takes ${each} by hand, timed on ${counted(reviewTime.n, "case")}; from 20 decisions on those count.`;
    case "import":
      return `A case took ${each} by hand, from ${counted(reviewTime.n, "imported case")}; from 20 decisions on those count.`;
    case "typed":
      return `A review takes ${each}, as the document states it; from 20 decisions on it is measured.`;
  }
}

const inCurrency = (value: number, currency: string) => money(value * 1_000_000, currency);
const perDay = (value: number) => (value < 10 ? decimal(value) : count(value));
const decimal = (value: number) => String(Number(value.toFixed(value < 10 ? 1 : 0)));
