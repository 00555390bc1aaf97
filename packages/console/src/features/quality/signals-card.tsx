import type { JudgmentSignals } from "@surety/core/wire/signals";
import { useQuery } from "@tanstack/react-query";
import { Card } from "../../design/card.tsx";
import { FigureHead, figureHead } from "../../design/figure-head.tsx";
import { count, percent } from "../../design/format.ts";
import { signalsQuery } from "../../services/quality.ts";

type Power = { value: number; low: number; high: number };

/** What signals are called, beside their names in the data. */
const words: Record<string, string> = {
  token: "Probability of its token",
  verbal: "How sure it says it is",
  sameAgain: "Its further answers agree",
  sameByOthers: "Other models agree",
  mended: "Needed no mending",
};

/** Which signal of a language model carries what; nothing where no language model has answered yet. */
export function SignalsCard({ workflow, judgment }: { workflow: string; judgment: string }) {
  const { data } = useQuery(signalsQuery(workflow));
  const signals = data?.judgments.find((one) => one.judgment === judgment);
  if (signals === undefined) return null;
  return (
    <Card title="What tells right from wrong" aside={signals.model} flush={signals.figures !== null}>
      {signals.figures === null ? <TooFew signals={signals} /> : <Figures figures={signals.figures} />}
    </Card>
  );
}

function TooFew({ signals: { labels, wrong } }: { signals: JudgmentSignals }) {
  return (
    <p className="text-sm text-ink-2">
      {count(labels)} labelled answers, {count(wrong)} of them wrong. From ten of either kind on, this says which sign
      of certainty tells them apart.
    </p>
  );
}

function Figures({ figures: { score, signals, mixed } }: { figures: NonNullable<JudgmentSignals["figures"]> }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="What tells right from wrong">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left">
            <th scope="col" className={figureHead}>
              Sign of certainty
            </th>
            <FigureHead tip="Of a right and a wrong answer, how often the right one ranks above. 50 % tells nothing, 100 % all.">
              Tells apart
            </FigureHead>
            <FigureHead tip="With 95 % confidence.">Between</FigureHead>
          </tr>
        </thead>
        <tbody className="divide-y">
          {signals.map(({ name, power }) => (
            <Row key={name} name={words[name] ?? name} power={name === "mended" ? turned(power) : power} />
          ))}
          <Row name="All in the score that the gate compares" power={score} strong />
          {mixed !== null && <Row name="All in a mix fitted to these labels" power={mixed} />}
        </tbody>
      </table>
    </div>
  );
}

/** Of a sign of doubt, its absence is the sign of certainty. */
const turned = ({ value, low, high }: Power): Power => ({ value: 1 - value, low: 1 - high, high: 1 - low });

function Row({ name, power, strong = false }: { name: string; power: Power; strong?: boolean }) {
  return (
    <tr>
      <th scope="row" className={`h-9 px-3 text-left ${strong ? "font-medium" : "font-normal"}`}>
        {name}
      </th>
      <td className="h-9 px-3 text-right whitespace-nowrap">{percent(power.value)}</td>
      <td className="h-9 px-3 text-right whitespace-nowrap text-ink-2">
        {percent(power.low)} to {percent(power.high)}
      </td>
    </tr>
  );
}
