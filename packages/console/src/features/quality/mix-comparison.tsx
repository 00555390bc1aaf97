import type { MixEvidence } from "@surety/core/wire/signals";
import { FigureHead, figureHead } from "../../design/figure-head.tsx";
import { counted } from "../../design/format.ts";

type Gain = NonNullable<MixEvidence["comparison"]>["logLoss"];

/** The plain mean beside a mix, on labels that neither was fitted to. */
export function MixComparison({ evidence: { comparison } }: { evidence: MixEvidence }) {
  if (comparison === null) return null;
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="The mean beside the mix">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left">
            <th scope="col" className={figureHead}>
              On {counted(comparison.cases, "label")} that did not fit it; less is better
            </th>
            <FigureHead tip="What the models said, averaged, and calibrated for this comparison.">
              Plain mean
            </FigureHead>
            <FigureHead tip="Each label told by a mix of the others.">Mix</FigureHead>
            <FigureHead tip="How much less the mix has, with 95 % confidence. The mix is put in force where all of the interval of the log loss is above 0, and the other figure is not worse.">
              Less by
            </FigureHead>
          </tr>
        </thead>
        <tbody className="divide-y">
          <GainRow name="Log loss" gain={comparison.logLoss} />
          <GainRow name="Error among the surest, over all shares" gain={comparison.riskArea} />
        </tbody>
      </table>
    </div>
  );
}

function GainRow({ name, gain: { before, after, gain } }: { name: string; gain: Gain }) {
  const cell = "h-9 px-3 text-right whitespace-nowrap";
  return (
    <tr>
      <th scope="row" className="h-9 px-3 text-left font-normal">
        {name}
      </th>
      <td className={cell}>{before.toFixed(3)}</td>
      <td className={cell}>{after.toFixed(3)}</td>
      <td className={`${cell} text-ink-2`}>
        {gain.low.toFixed(3)} to {gain.high.toFixed(3)}
      </td>
    </tr>
  );
}
