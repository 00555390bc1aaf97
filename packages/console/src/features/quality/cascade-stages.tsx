import type { MeasuredCascade, MeasuredStage } from "@surety/core/wire/cascade";
import { FigureHead, figureHead } from "../../design/figure-head.tsx";
import { count, money, percent } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { savingWords } from "./cascade-words.ts";

const cell = "h-9 px-3 text-right whitespace-nowrap";

/** Model by model: its cut-off, what it answers of the labels that tested, and what would be without it. */
export function CascadeStages({ cascade, currency }: { cascade: MeasuredCascade; currency: string }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Models of the cascade">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left">
            <th scope="col" className={figureHead}>
              Model
            </th>
            <FigureHead tip="From this confidence on its answer stands; any other case goes on.">
              Stands from
            </FigureHead>
            <FigureHead tip="Of the labelled cases that tested the cut-offs.">Answers</FigureHead>
            <FigureHead tip="Of those that it answers.">Wrong</FigureHead>
            <FigureHead tip="On average, by its bills.">A call costs</FigureHead>
            <th scope="col" className={figureHead}>
              <Hint text="With the best cut-offs of the others, on the same labels. An estimate.">Without it</Hint>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {cascade.stages.map((stage) => (
            <StageRow key={stage.name} stage={stage} cascade={cascade} currency={currency} />
          ))}
          <tr>
            <th scope="row" className="h-9 px-3 text-left font-normal text-ink-2">
              people
            </th>
            <td className={cell} />
            <td className={cell}>{percent(cascade.people / cascade.cases)}</td>
            <td className={cell} />
            <td className={cell}>{money(cascade.personMicros, currency)}</td>
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { stage: MeasuredStage; cascade: MeasuredCascade; currency: string };

function StageRow({ stage, cascade, currency }: RowProps) {
  const { name, model, cutoff, answered, errors, costMicros } = stage;
  return (
    <tr>
      <th scope="row" className="h-9 px-3 text-left font-medium whitespace-nowrap" title={model}>
        {name}
      </th>
      <td className={cell}>{cutoff === null ? "–" : percent(cutoff)}</td>
      <td className={cell}>{percent(answered / cascade.cases)}</td>
      <td className={cell}>{cutoff === null ? "–" : `${count(errors)} of ${count(answered)}`}</td>
      <td className={cell}>{money(costMicros, currency)}</td>
      <td className="px-3 text-ink-2">{savingWords(cascade, stage, currency)}</td>
    </tr>
  );
}
