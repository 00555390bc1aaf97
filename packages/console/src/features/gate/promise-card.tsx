import type { GateDetail } from "@surety/core/wire/gate-detail";
import type { ReactNode } from "react";
import { Card } from "../../design/card.tsx";
import { percent, unbroken } from "../../design/format.ts";
import { Time } from "../../design/time.tsx";
import { GuaranteeState } from "../workflows/guarantee-line.tsx";
import { Fact } from "./fact.tsx";
import { promise, splitSentence, togetherSentence } from "./gate-sentences.ts";

/** What is promised, and to what it is split. `action` changes what is asked for. */
export function PromiseCard({ detail, action }: { detail: GateDetail; action: ReactNode }) {
  const { gate } = detail;
  const advice = gate.segments.flatMap((segment) => segment.advice ?? []);
  const more = [splitSentence(detail), togetherSentence(detail)].filter((sentence) => sentence !== null);
  return (
    <Card
      title={
        <>
          Gate of <span className="font-mono">{gate.judgment}</span>
        </>
      }
      aside={
        <>
          <GuaranteeState state={gate.state} />
          {action}
        </>
      }
    >
      <p className="max-w-[40ch] text-h1 leading-7 font-semibold text-balance">{promise(detail)}</p>
      {gate.mode !== "none" && (
        <dl className="mt-4 grid grid-cols-[auto_auto_auto] gap-x-6 gap-y-4">
          <Fact name="Target" tip="Largest error rate allowed among automated cases.">
            {percent(gate.maxError)} wrong
          </Fact>
          <Fact name="Assurance" tip="Probability that the promise holds, over the draw of labels (Learn-then-Test).">
            {percent(gate.assurance)}
          </Fact>
          <Fact
            name="Audited"
            tip="Share of automated cases that a person checks afterwards without seeing the answer."
          >
            {percent(gate.audit)}
          </Fact>
        </dl>
      )}
      {more.map((sentence) => (
        <p key={sentence} className="mt-3 max-w-[72ch] text-sm text-ink-2">
          {sentence}
        </p>
      ))}
      {advice[0] && (
        <p className="mt-4 rounded-md bg-accent-soft px-3 py-2 text-accent-ink">
          <span className="font-medium">Next:</span> {unbroken(advice[0])}
        </p>
      )}
      {gate.fittedAt !== null && (
        <p className="mt-3 text-sm text-ink-3">
          Derived <Time at={gate.fittedAt} />. The document states the target; labels earn the threshold.
        </p>
      )}
    </Card>
  );
}
