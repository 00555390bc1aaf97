import { percent } from "../../design/format.ts";

type Props = {
  alternatives: { value: string; probability: number }[];
  threshold: number | null;
  chosen: string | null;
  colour: "automated" | "reviewed";
  most?: number;
};

/** The likely answers with their probabilities; the line is the threshold that the labels have earned. */
export function ProbabilityBars({ alternatives, threshold, chosen, colour, most = 5 }: Props) {
  const rows = alternatives.toSorted((a, b) => b.probability - a.probability).slice(0, most);
  return (
    <ul className="flex flex-col gap-1" aria-label="Likely answers">
      {rows.map(({ value, probability }) => (
        <li key={value} className="grid grid-cols-[minmax(72px,110px)_1fr_52px] items-center gap-2 text-sm">
          <span className={`truncate ${value === chosen ? "font-medium" : "text-ink-2"}`} title={value}>
            {value}
          </span>
          <span aria-hidden className="relative h-2.5 rounded-[2px] bg-sunken">
            <span
              className="absolute inset-y-0 left-0 rounded-[2px]"
              style={{
                width: `${Math.max(0.6, probability * 100)}%`,
                background: value === chosen ? `var(--${colour})` : "var(--line-strong)",
              }}
            />
            {threshold !== null && (
              <span className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: `${threshold * 100}%` }} />
            )}
          </span>
          <span className="text-right font-mono text-xs text-ink-2">{percent(probability)}</span>
        </li>
      ))}
      {threshold !== null && rows.length > 0 && (
        <li className="text-xs text-ink-3">line: threshold {threshold.toFixed(3)}</li>
      )}
    </ul>
  );
}
