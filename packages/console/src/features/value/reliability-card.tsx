import type { CaseFound } from "@surety/core/wire/case";
import type { Rate } from "@surety/core/wire/common";
import type { Reliability, ValueWire } from "@surety/core/wire/value";
import { Link } from "@tanstack/react-router";
import { RateOverTime } from "../../charts/rate-over-time.tsx";
import { Card } from "../../design/card.tsx";
import { count, counted } from "../../design/format.ts";
import { Folded } from "../../design/folded.tsx";
import { Hint } from "../../design/hint.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { weekOf } from "./value-words.ts";

type Key = "error" | "override" | "abstain" | "exception";
const rates: {
  key: Key;
  name: string;
  noun: string;
  colour: string;
  hint: string;
  missing: string;
  found: CaseFound;
}[] = [
  {
    key: "error",
    name: "Wrong and automated",
    noun: "audit",
    colour: "var(--harm)",
    hint: "Of automated answers, from blind audits, each weighed by its chance of being drawn (Hájek).",
    missing: "no audit answered yet",
    found: "audited-wrong",
  },
  {
    key: "override",
    name: "Overridden by people",
    noun: "decision",
    colour: "var(--caught)",
    hint: "Of answers that a person looked at before the effect: those changed. They came to people because they were uncertain, so this is no error rate of the machine.",
    missing: "nobody decided one yet",
    found: "overridden",
  },
  {
    key: "abstain",
    name: "Without an answer",
    noun: "judgment",
    colour: "var(--ink-3)",
    hint: "Judgments in which the model abstained or could not be asked.",
    missing: "nothing judged yet",
    found: "no-answer",
  },
  {
    key: "exception",
    name: "Exceptions",
    noun: "case",
    colour: "var(--ink-3)",
    hint: "Cases that went down the exception path: missing data, a failed check, a refused effect.",
    missing: "no case yet",
    found: "exception",
  },
];

/** How often something went another way than it should, over the span and week by week. */
export function ReliabilityCard({ value }: { value: ValueWire }) {
  const total = value.reliabilityTotal;
  const search = { workflow: value.workflow, since: total.from };
  return (
    <Card
      title="Reliability"
      aside={
        <>
          <Link to="/cases" search={{ ...search, status: "failed" }} className="hover:underline">
            {count(total.failed)} failed
          </Link>
          <Link to="/cases" search={{ ...search, status: "quarantined" }} className="hover:underline">
            {count(total.quarantined)} quarantined
          </Link>
        </>
      }
    >
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        {rates.map(({ key, name, noun, colour, hint, missing, found }) => (
          <div key={key} className="min-w-0">
            <div className="mb-1 flex flex-wrap items-baseline justify-between gap-2">
              <Hint text={hint}>{name}</Hint>
              <Link to="/cases" search={{ ...search, found }} className="hover:underline">
                <NumberWithInterval rate={total[key]} noun={noun} name={name} missing={missing} />
              </Link>
            </div>
            <RateOverTime
              name={name}
              colour={colour}
              points={value.reliability.map((week) => ({ at: week.from, label: weekOf(week.from), rate: week[key] }))}
            />
          </div>
        ))}
      </div>
      <div className="mt-4">
        <Folded summary="The numbers as a table">
          <ReliabilityTable weeks={value.reliability} workflow={value.workflow} />
        </Folded>
      </div>
    </Card>
  );
}

function ReliabilityTable({ weeks, workflow }: { weeks: Reliability[]; workflow: string }) {
  const cell = "py-1 pr-6 text-left whitespace-nowrap";
  const text = (rate: (Rate & { open?: number }) | null) =>
    rate === null
      ? "–"
      : `${(rate.value * 100).toFixed(1)} % of ${count(rate.n)} (${(rate.low * 100).toFixed(1)} to ${(rate.high * 100).toFixed(1)} %)${rate.open ? `, ${count(rate.open)} open` : ""}`;
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Reliability by week">
      <table>
        <thead>
          <tr>
            {["Week of", ...rates.map((one) => one.name), "Cases"].map((name) => (
              <th key={name} scope="col" className={`${cell} text-sm font-medium text-ink-3`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.from}>
              <td className={cell}>{weekOf(week.from)}</td>
              {rates.map(({ key, found }) => (
                <td key={key} className={cell}>
                  <Link
                    to="/cases"
                    search={{ workflow, found, since: week.from, until: week.to }}
                    className="hover:underline"
                  >
                    {text(week[key])}
                  </Link>
                </td>
              ))}
              <td className={cell}>
                <Link to="/cases" search={{ workflow, since: week.from, until: week.to }} className="hover:underline">
                  {counted(week.cases, "case")}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
