import type { ExperimentArm } from "@surety/core/wire/experiment";
import { Badge, type BadgeTone } from "../../design/badge.tsx";
import { Tooltip } from "../../design/tooltip.tsx";
import { signedPoints } from "./prompt-words.ts";

type Comparison = NonNullable<NonNullable<ExperimentArm["result"]>["comparison"]>;
const outcomes: Record<Comparison["outcome"], { word: string; tone: BadgeTone }> = {
  better: { word: "better", tone: "automated" },
  worse: { word: "worse", tone: "caught" },
  "within-noise": { word: "within noise", tone: "neutral" },
  alike: { word: "alike", tone: "neutral" },
};

/** One arm against what is in force: the word, the difference with its interval, and the test in a sentence. */
export function Compared({ comparison }: { comparison: Comparison }) {
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
