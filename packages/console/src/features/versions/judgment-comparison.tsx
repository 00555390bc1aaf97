import type { PromotionCriteria } from "@surety/core/challenger/promotion-criteria";
import type { GroupComparison, JudgmentComparison } from "@surety/core/wire/challenger";
import { PairedBar } from "../../charts/paired-bar.tsx";
import { Card } from "../../design/card.tsx";
import { count, counted, points } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { evidenceText, gainText } from "./challenger-words.ts";
import { GroupTable } from "./group-table.tsx";

type Props = { comparison: JudgmentComparison; criteria: PromotionCriteria };

/** Who was right, where they differ, over all and slice by slice. */
export function JudgmentComparisonView({ comparison, criteria }: Props) {
  const { judgment, pairs, weighted, difference, better, worse } = comparison;
  return (
    <Card title={`Who was right: ${judgment}`} aside={counted(pairs, "labelled case")}>
      {pairs === 0 || difference === null ? (
        <p className="text-ink-3">No case with a known right answer has been answered by both yet.</p>
      ) : (
        <div className="flex flex-col gap-4">
          <PairedBar {...comparison} />
          <p className="max-w-[80ch] text-ink-2">
            Over all cases, the challenger's accuracy differs by{" "}
            <Hint text="Paired difference with a confidence sequence of 95 %: it holds however often somebody looks.">
              {gainText(difference)}
            </Hint>
            . Evidence that it is better:{" "}
            <Hint text="An e-value of the sequential McNemar test. Among equals it reaches 20 with a probability of at most 5 %, whenever one looks.">
              {evidenceText(better)}
            </Hint>
            ; that it is worse: {evidenceText(worse)}; {count(criteria.evidence)} is needed either way.
            {weighted > 0 &&
              ` ${counted(weighted, "case")} came to people because the champion was unsure, and ${weighted === 1 ? "counts" : "count"} for less.`}
          </p>
          <Slices title="Segments" groups={comparison.segments} margin={criteria.segmentMargin} />
          <Slices title="Right answers" groups={comparison.classes} margin={criteria.classMargin} />
        </div>
      )}
    </Card>
  );
}

function Slices({ title, groups, margin }: { title: string; groups: readonly GroupComparison[]; margin: number }) {
  if (groups.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium text-ink-2">
        {title}, held back where more than {points(margin)} points are lost
      </h3>
      <GroupTable title={title} groups={groups} />
    </section>
  );
}
