import type { GateWire } from "@surety/core/wire/quality";
import type { ReactNode } from "react";
import { gatePoints } from "../../charts/gate-points.ts";
import { percent } from "../../design/format.ts";
import { MeaningMark } from "../../design/meaning.tsx";
import { price } from "./gate-sentences.ts";

/** The two ways to choose a threshold, side by side: what each lets through and what each may get wrong. */
export function GateComparison({ gate }: { gate: GateWire }) {
  const { guaranteed, naive } = gatePoints(gate.curve, gate.maxError);
  if (naive === null) return null;
  return (
    <div className="mt-4">
      <table className="w-full">
        <thead className="sr-only">
          <tr>
            <th scope="col">Way of choosing</th>
            <th scope="col">Automated</th>
            <th scope="col">Wrong</th>
          </tr>
        </thead>
        <tbody className="divide-y border-y">
          <Row meaning="automated" name="Guaranteed" rate={guaranteed?.automationRate ?? 0}>
            {guaranteed === null ? "nothing proven yet" : `at most ${percent(guaranteed.bound)} wrong`}
          </Row>
          <Row meaning="harm" name="By eye" rate={naive.automationRate}>
            <span className="text-harm-ink">up to {percent(naive.bound)} wrong</span>
          </Row>
        </tbody>
      </table>
      <p className="mt-2 text-sm text-ink-2">{price(gate)}</p>
    </div>
  );
}

type RowProps = { meaning: "automated" | "harm"; name: string; rate: number; children: ReactNode };

function Row({ meaning, name, rate, children }: RowProps) {
  return (
    <tr className="h-9">
      <th scope="row" className="text-left font-medium">
        <span className="flex items-center gap-2">
          <MeaningMark meaning={meaning} />
          {name}
        </span>
      </th>
      <td className="pl-3 text-right font-medium whitespace-nowrap">{percent(rate)} automated</td>
      <td className="pl-4 text-right whitespace-nowrap">{children}</td>
    </tr>
  );
}
