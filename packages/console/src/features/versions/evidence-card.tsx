import type { ChallengerDetail } from "@surety/core/wire/challenger";
import { Card } from "../../design/card.tsx";
import { count, percent } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";

/** What a promotion puts its signature under, in the words of the record. */
export function EvidenceCard({ detail }: { detail: ChallengerDetail }) {
  const { comparisons, criteria, criteriaHash, replay } = detail;
  const labels = comparisons.reduce((sum, one) => sum + one.pairs, 0);
  const facts: [string, string][] = [
    [
      "Asked for",
      criteria.aim === "better" ? "right more often" : `at most ${percent(criteria.margin)} less often right`,
    ],
    ["Chance of equals", `at most ${percent(1 / criteria.evidence)}, whenever one looks`],
    ["Labelled cases", count(labels)],
    ["Replayed", `${count(replay.done)} cases, ${replay.from.slice(0, 10)} to ${replay.to.slice(0, 10)}`],
    ["In the shadow", `${count(detail.shadowed)} live cases`],
  ];
  return (
    <Card title={detail.status === "promoted" ? "Signed evidence" : "What a promotion signs"}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        {facts.map(([term, fact]) => (
          <div key={term} className="contents">
            <dt className="text-ink-3">{term}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
        <dt className="text-ink-3">Criteria</dt>
        <dd>
          <Hint text={`SHA-256 of the criteria, frozen when the challenger was made: ${criteriaHash}`}>
            <span className="font-mono text-xs">{criteriaHash.slice(0, 16)}</span>
          </Hint>
        </dd>
      </dl>
      <p className="mt-3 text-sm text-ink-3">
        Counted are cases that neither model learned from. Cases that a person saw because the champion was unsure
        favour a challenger, and count for less. The record is signed with this installation's key (Ed25519).
      </p>
    </Card>
  );
}
