import type { ExperimentArm, ExperimentDetail } from "@surety/core/wire/experiment";
import { Badge } from "../../design/badge.tsx";
import { count, counted, duration, money } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { Compared } from "./compared.tsx";

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

function PlanRow({
  arm,
  experiment: { items, currency, batch },
}: {
  arm: ExperimentArm;
  experiment: ExperimentDetail;
}) {
  const { calls, known, probableMicros, mostMicros, batch: inBatches = false } = arm.estimate;
  return (
    <tr className="h-8">
      <ArmName arm={arm} />
      <td className="px-3 py-1 text-right tabular-nums">
        {arm.model === "local" ? "trained here" : count(calls)}
        {batch && calls > 0 && (
          <span className="text-ink-3">{inBatches ? " in batches" : " at once: it has no batches"}</span>
        )}
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
  const { comparison, perCorrectMicros, medianMs, unanswered, ranking, worth } = result;
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
        {[worth, ranking?.comparison?.sentence].map(
          (sentence) =>
            sentence !== undefined && (
              <p key={sentence} className="mt-1 max-w-[60ch] text-ink-2">
                {sentence}
              </p>
            ),
        )}
      </td>
      <td className="px-3 py-1.5 text-right whitespace-nowrap tabular-nums">
        {perCorrectMicros === null ? "none" : money(perCorrectMicros, currency)}
        {medianMs !== null && <p className="text-ink-3">half within {duration(medianMs)}</p>}
      </td>
      <td className="px-3 py-1.5 text-right">
        {adopt !== null && !arm.current && arm.model !== "local" && (
          <button
            type="button"
            className="text-accent-ink whitespace-nowrap hover:underline"
            onClick={() => adopt(arm.place)}
            aria-label={`Make it a challenger: ${arm.name}`}
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
