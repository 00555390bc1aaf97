import type { GateWire } from "@surety/core/wire/quality";
import type { ReactNode } from "react";
import { GateCurve } from "../../charts/gate-curve.tsx";
import { Card } from "../../design/card.tsx";
import { percent } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { Time } from "../../design/time.tsx";
import { GuaranteeState } from "../workflows/guarantee-line.tsx";
import { GateComparison } from "./gate-comparison.tsx";
import { promise } from "./gate-sentences.ts";
import { SegmentTable } from "./segment-table.tsx";

/** One gate: what it promises, what that rests on, what it costs. */
export function GateView({ gate, workflow }: { gate: GateWire; workflow: string }) {
  const advice = gate.segments.flatMap((segment) => segment.advice ?? []);
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(320px,2fr)_minmax(480px,3fr)]">
      <Card
        title={
          <>
            Gate of <span className="font-mono">{gate.judgment}</span>
          </>
        }
        aside={<GuaranteeState state={gate.state} />}
      >
        <p className="max-w-[36ch] text-h1 leading-7 font-semibold text-balance">{promise(gate)}</p>
        <GateComparison gate={gate} />
        <dl className="mt-5 grid grid-cols-[auto_auto_auto] gap-x-6 gap-y-4">
          <Fact name="Target" tip="Largest error rate allowed among automated cases.">
            {percent(gate.maxError)} wrong
          </Fact>
          <Fact name="Assurance" tip="Probability that the promise holds, over the draw of labels.">
            {percent(gate.assurance)}
          </Fact>
          <Fact
            name="Audited"
            tip="Share of automated cases that a person checks afterwards without seeing the answer."
          >
            {percent(gate.audit)}
          </Fact>
        </dl>
        {advice[0] && (
          <p className="mt-5 rounded-md bg-accent-soft px-3 py-2 text-accent-ink">
            <span className="font-medium">Next:</span> {advice[0].replaceAll(" %", "\u00a0%")}
          </p>
        )}
        <p className="mt-4 text-sm text-ink-3">
          {gate.fittedAt === null ? (
            "Not fitted yet."
          ) : (
            <>
              Fitted <Time at={gate.fittedAt} />. The document states the target; labels earn the threshold.
            </>
          )}
        </p>
      </Card>
      <Card title="What a threshold gives and risks">
        {gate.curve.length === 0 ? (
          <p className="px-6 py-16 text-center text-ink-3">
            The curve appears as soon as there are labels to draw it from.
          </p>
        ) : (
          <GateCurve gate={gate} />
        )}
      </Card>
      <Card title="Segments" className="xl:col-span-2" flush>
        <SegmentTable gate={gate} workflow={workflow} />
      </Card>
    </div>
  );
}

function Fact({ name, tip, children }: { name: string; tip: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-ink-3">
        <Hint text={tip}>{name}</Hint>
      </dt>
      <dd className="text-h2 font-semibold">{children}</dd>
    </div>
  );
}
