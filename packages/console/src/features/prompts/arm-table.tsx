import type { ExperimentArm, ExperimentDetail } from "@surety/core/wire/experiment";
import { Badge, type BadgeTone } from "../../design/badge.tsx";
import { count, counted, duration, money, percent } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { Tooltip } from "../../design/tooltip.tsx";
import { signedPoints } from "./prompt-words.ts";

type Comparison = NonNullable<NonNullable<ExperimentArm["result"]>["comparison"]>;
const outcomes: Record<Comparison["outcome"], { word: string; tone: BadgeTone }> = {
  better: { word: "better", tone: "automated" },
  worse: { word: "worse", tone: "caught" },
  "within-noise": { word: "within noise", tone: "neutral" },
  alike: { word: "alike", tone: "neutral" },
};

/** The arms: what each may cost before it starts, how far it is, and in the end how it compares with what is in force. */
export function ArmTable({
  experiment,
  adopt,
}: {
  experiment: ExperimentDetail;
  adopt: ((arm: number) => void) | null;
}) {
  const done = experiment.status === "done";
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Arms">
      <table className="w-full text-sm">
        <thead>
          <tr className="h-8 border-b text-left whitespace-nowrap text-ink-3">
            {(done ? doneHeads : planHeads).map(({ title, right }) => (
              <th key={title} scope="col" className={`px-3 font-medium ${right ? "text-right" : ""}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {experiment.armList.map((arm) =>
            done ? (
              <DoneRow key={arm.place} arm={arm} currency={experiment.currency} adopt={adopt} />
            ) : (
              <PlanRow key={arm.place} arm={arm} experiment={experiment} />
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

const planHeads = [
  { title: "Arm", right: false },
  { title: "Calls", right: true },
  { title: "Probably", right: true },
  { title: "At most", right: true },
  { title: "Answered", right: true },
];
const doneHeads = [
  { title: "Arm", right: false },
  { title: "Right", right: false },
  { title: "Against what is in force", right: false },
  { title: "A right answer", right: true },
  { title: "", right: false },
];

function PlanRow({ arm, experiment: { items, currency } }: { arm: ExperimentArm; experiment: ExperimentDetail }) {
  const { calls, known, probableMicros, mostMicros } = arm.estimate;
  return (
    <tr className="h-8">
      <ArmName arm={arm} />
      <td className="px-3 py-1 text-right tabular-nums">
        {count(calls)}
        {known > 0 && <span className="text-ink-3"> ({count(known)} paid for before)</span>}
      </td>
      <td className="px-3 py-1 text-right tabular-nums">{money(probableMicros, currency)}</td>
      <td className="px-3 py-1 text-right tabular-nums">{money(mostMicros, currency)}</td>
      <td className="px-3 py-1 text-right tabular-nums">
        {count(arm.answered)} of {count(items)}
      </td>
    </tr>
  );
}

type DoneProps = { arm: ExperimentArm; currency: string; adopt: ((arm: number) => void) | null };

function DoneRow({ arm, currency, adopt }: DoneProps) {
  const { result } = arm;
  if (result === null) return null;
  const { comparison, perCorrectMicros, medianMs, unanswered } = result;
  return (
    <tr className="align-top">
      <ArmName arm={arm} />
      <td className="px-3 py-1.5">
        <NumberWithInterval
          rate={result.accuracy}
          noun="case"
          name="Accuracy, weighted by each case's chance of being in the set"
        />
        {unanswered > 0 && <p className="text-ink-3">{counted(unanswered, "case")} without an answer</p>}
      </td>
      <td className="min-w-72 px-3 py-1.5">
        {comparison === null ? (
          <span className="text-ink-3">what it is compared with</span>
        ) : (
          <Compared comparison={comparison} />
        )}
      </td>
      <td className="px-3 py-1.5 text-right whitespace-nowrap tabular-nums">
        {perCorrectMicros === null ? "none" : money(perCorrectMicros, currency)}
        {medianMs !== null && <p className="text-ink-3">{duration(medianMs)}</p>}
      </td>
      <td className="px-3 py-1.5 text-right">
        {adopt !== null && !arm.current && (
          <button
            type="button"
            className="text-accent-ink whitespace-nowrap hover:underline"
            onClick={() => adopt(arm.place)}
            aria-label={`Make ${arm.name} a challenger`}
          >
            Make it a challenger
          </button>
        )}
      </td>
    </tr>
  );
}

function ArmName({ arm }: { arm: ExperimentArm }) {
  return (
    <th scope="row" className="px-3 py-1.5 text-left font-normal">
      <span className="[overflow-wrap:anywhere]">{arm.name}</span> {arm.current && <Badge>in force</Badge>}
    </th>
  );
}

function Compared({ comparison }: { comparison: Comparison }) {
  const { difference, sentence, outcome, p, adjustedP } = comparison;
  const { word, tone } = outcomes[outcome];
  const tip = `McNemar's exact test on the same cases: p = ${p.toPrecision(2)}, ${adjustedP.toPrecision(2)} corrected by Holm; Tango's interval`;
  return (
    <div className="flex flex-col gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Badge tone={tone}>{word}</Badge>
        <Tooltip text={tip}>
          <span tabIndex={0} className="cursor-help tabular-nums">
            {signedPoints(difference.value)} points
            <span className="text-ink-3">
              {" "}
              {signedPoints(difference.low)} to {signedPoints(difference.high)}
            </span>
          </span>
        </Tooltip>
      </p>
      <p className="max-w-[60ch] text-ink-2">{sentence}</p>
    </div>
  );
}

/** How far the whole is. */
export function ExperimentProgress({
  experiment: { answered, items, arms, paidMicros, currency, status },
}: {
  experiment: ExperimentDetail;
}) {
  const all = items * arms;
  return (
    <div className="flex flex-wrap items-center gap-3 text-sm">
      <progress
        aria-label="Answers"
        value={answered}
        max={all}
        className="h-1.5 w-48 overflow-hidden rounded-full bg-line accent-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <span className="text-ink-2 tabular-nums" role={status === "running" ? "status" : undefined}>
        {count(answered)} of {count(all)} answers ({percent(answered / all)}), {money(paidMicros, currency)} paid
      </span>
    </div>
  );
}
