import { wilson } from "@surety/core/statistics/wilson";
import type { CandidateWire, ChallengerDetail } from "@surety/core/wire/challenger";
import type { Rate } from "@surety/core/wire/common";
import type { ReactNode } from "react";
import { count, money, percent } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";

const cell = "border-t px-3 py-2 align-top";

/** The two candidates in two columns: what they are, and what they would be worth at work. */
export function SideBySide({ detail }: { detail: ChallengerDetail }) {
  const { champion, challenger, comparisons, automation, cost, rivals, money: allowed } = detail;
  const free = allowed === null ? "nothing" : "not known yet";
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Champion and challenger side by side">
      <table className="w-full min-w-[640px] text-sm">
        <thead>
          <tr className="text-left">
            <th scope="col" className="w-56 px-3 pb-2 font-medium text-ink-3">
              On the same cases
            </th>
            <th scope="col" className="px-3 pb-2 font-semibold">
              Champion, in force
            </th>
            <th scope="col" className="px-3 pb-2 font-semibold text-accent-ink">
              Challenger
            </th>
          </tr>
        </thead>
        <tbody>
          <Line title="Document" champion={version(champion)} challenger={version(challenger)} />
          <Line title="Models" champion={models(champion)} challenger={models(challenger)} />
          {rivals.map((one) => (
            <Line
              key={one.judgment}
              title={`${one.judgment} asks`}
              champion={one.champion.join(", ")}
              challenger={one.challenger.join(", ")}
            />
          ))}
          {comparisons.map((one) => (
            <Line
              key={one.judgment}
              title={
                <Hint text="Accuracy on labelled cases that neither model learned from, each counted for the part of all cases that it stands for (Hájek).">
                  {one.judgment} right
                </Hint>
              }
              champion={<NumberWithInterval rate={one.champion} noun="label" />}
              challenger={<NumberWithInterval rate={one.challenger} noun="label" />}
            />
          ))}
          {automation.map((one) => (
            <Line
              key={one.judgment}
              title={
                <Hint
                  text={`At most ${percent(one.target)} errors among automated cases, at ${percent(one.assurance)} assurance, by the gates that both have earned; on the same ${count(one.labels)} labels.`}
                >
                  {one.judgment} automated
                </Hint>
              }
              champion={<NumberWithInterval rate={rateOf(one.champion, one.labels)} noun="label" />}
              challenger={<NumberWithInterval rate={rateOf(one.challenger, one.labels)} noun="label" />}
            />
          ))}
          <Line
            title="Cost of a case"
            champion={cost === null ? free : money(cost.champion, cost.currency)}
            challenger={cost === null ? free : money(cost.challenger, cost.currency)}
          />
          <Line title="Does otherwise" champion="" challenger={<Otherwise detail={detail} />} />
        </tbody>
      </table>
    </div>
  );
}

/** A share of labels with its interval (Wilson); null of none. */
function rateOf(share: number, labels: number): Rate | null {
  if (labels === 0) return null;
  const { low, high } = wilson(share * labels, labels, 0.95);
  return { value: share, low, high, n: labels };
}

function Line({ title, champion, challenger }: { title: ReactNode; champion: ReactNode; challenger: ReactNode }) {
  return (
    <tr>
      <th scope="row" className={`${cell} text-left font-normal text-ink-2`}>
        {title}
      </th>
      <td className={cell}>{champion}</td>
      <td className={cell}>{challenger}</td>
    </tr>
  );
}

/** Agreement on all cases, labelled or not, and the cases in which something else would be done. */
function Otherwise({ detail: { agreement, actions } }: { detail: ChallengerDetail }) {
  if (actions.cases === 0) return <span className="text-ink-3">no case answered yet</span>;
  return (
    <span className="flex flex-col">
      <span>
        would act otherwise in <b className="font-medium">{count(actions.different)}</b> of {count(actions.cases)} cases
      </span>
      {agreement.map((one) => (
        <span key={one.judgment} className="text-ink-3">
          {one.judgment}: the same answer in <NumberWithInterval rate={one.agreed} noun="case" name="Agreement" />
        </span>
      ))}
    </span>
  );
}

const version = ({ version: { number, hash } }: CandidateWire) => (
  <>
    Version {number} <span className="ml-1 font-mono text-xs text-ink-3">{hash.slice(0, 12)}</span>
  </>
);

function models({ models: hashes }: CandidateWire) {
  const entries = Object.entries(hashes);
  if (entries.length === 0) return <span className="text-ink-3">none that learns</span>;
  return (
    <span className="flex flex-wrap gap-x-4">
      {entries.map(([judgment, hash]) => (
        <span key={judgment}>
          {judgment} <span className="font-mono text-xs text-ink-3">{hash.slice(0, 12)}</span>
        </span>
      ))}
    </span>
  );
}
