import type { JudgmentSignals } from "@surety/core/wire/signals";
import { useQuery } from "@tanstack/react-query";
import { Card } from "../../design/card.tsx";
import { FigureHead, figureHead } from "../../design/figure-head.tsx";
import { count, counted, money, percent } from "../../design/format.ts";
import { signalsQuery } from "../../services/quality.ts";
import { MixComparison } from "./mix-comparison.tsx";
import { signalWord } from "./signal-words.ts";

type Figures = NonNullable<JudgmentSignals["figures"]>;
type Power = Figures["score"];
type Further = NonNullable<JudgmentSignals["further"]>;
type Mixed = Pick<NonNullable<JudgmentSignals["score"]["inForce"]>, "mean" | "signals">;

/** Which signal of a language model carries what, and what the gate makes of them; nothing where no language model has answered yet. */
export function SignalsCard({ workflow, judgment }: { workflow: string; judgment: string }) {
  const { data } = useQuery(signalsQuery(workflow));
  const signals = data?.judgments.find((one) => one.judgment === judgment);
  if (signals === undefined) return null;
  const { figures, score, further } = signals;
  const tried = score.inForce ?? score.latest;
  return (
    <Card title="What tells right from wrong" aside={signals.model}>
      <div className="flex flex-col gap-4">
        <p className="max-w-[96ch] text-ink-2">
          <span className="font-medium text-ink">What the gate compares:</span> {score.sentence}
        </p>
        {further !== null && further.cases > 0 && (
          <p className="max-w-[96ch] text-ink-2">{furtherWords(further, data?.currency ?? "EUR")}</p>
        )}
        {figures === null ? (
          <TooFew signals={signals} />
        ) : (
          <FigureTable figures={figures} mixed={score.inForce ?? undefined} />
        )}
        {tried !== null && tried.evidence.comparison !== null && <MixComparison evidence={tried.evidence} />}
      </div>
    </Card>
  );
}

function furtherWords({ cases, asked, savedMicros }: Further, currency: string): string {
  const saved = savedMicros === null ? "" : `, which saved about ${money(savedMicros, currency)}`;
  return `Others were asked about ${count(asked)} of the last 30 days' ${counted(cases, "case")}: those of which the first answer was unsure${saved}.`;
}

function TooFew({ signals: { labels, wrong } }: { signals: JudgmentSignals }) {
  return (
    <p className="text-sm text-ink-2">
      {count(labels)} labelled answers, {count(wrong)} of them wrong. From ten of either kind on, this says which sign
      of certainty tells them apart.
    </p>
  );
}

function FigureTable({ figures: { score, mean, signals }, mixed }: { figures: Figures; mixed: Mixed | undefined }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="What tells right from wrong">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left">
            <th scope="col" className={figureHead}>
              Sign of certainty
            </th>
            <FigureHead tip="Answers with a label that have this sign.">Labels</FigureHead>
            <FigureHead tip="Of a right and a wrong answer, how often the right one ranks above. 50 % tells nothing, 100 % all.">
              Tells apart
            </FigureHead>
            <FigureHead tip="With 95 % confidence.">Between</FigureHead>
            {mixed !== undefined && (
              <FigureHead tip="What one unit of its log-odds adds to those of the answer being right, beyond its part of the plain mean. Where an answer is without it, the second figure is added instead.">
                Weight in the mix
              </FigureHead>
            )}
          </tr>
        </thead>
        <tbody className="divide-y">
          {signals.map(({ name, cases, power }) => (
            <Row
              key={name}
              name={signalWord(name)}
              labels={cases}
              power={name === "mended" ? turned(power) : power}
              weight={mixed && weightOf(mixed, name)}
            />
          ))}
          {mean !== null && (
            <Row name="All in the plain mean" power={mean} weight={mixed && (mixed.mean ?? 0).toFixed(2)} />
          )}
          <Row
            name={
              mean === null
                ? "All in the plain mean, which the gate compares"
                : "All in the mix, which the gate compares"
            }
            power={score}
            weight={mixed && ""}
            strong
          />
        </tbody>
      </table>
    </div>
  );
}

/** `0.62`, or `0.62, without it 1.20` where some answers are without it. */
function weightOf(mixed: Mixed, name: string): string {
  const found = mixed.signals.find((one) => one.name === name);
  if (found === undefined) return "none";
  const absent = found.absent === null ? "" : `, without it ${found.absent.toFixed(2)}`;
  return `${found.weight.toFixed(2)}${absent}`;
}

/** Of a sign of doubt, its absence is the sign of certainty. */
const turned = ({ value, low, high }: Power): Power => ({ value: 1 - value, low: 1 - high, high: 1 - low });

type RowProps = { name: string; labels?: number; power: Power; weight?: string | undefined; strong?: boolean };

function Row({ name, labels, power, weight, strong = false }: RowProps) {
  const cell = "h-9 px-3 text-right whitespace-nowrap";
  return (
    <tr>
      <th scope="row" className={`h-9 px-3 text-left ${strong ? "font-medium" : "font-normal"}`}>
        {name}
      </th>
      <td className={`${cell} text-ink-2`}>{labels === undefined ? "" : count(labels)}</td>
      <td className={cell}>{percent(power.value)}</td>
      <td className={`${cell} text-ink-2`}>
        {percent(power.low)} to {percent(power.high)}
      </td>
      {weight !== undefined && <td className={cell}>{weight}</td>}
    </tr>
  );
}
