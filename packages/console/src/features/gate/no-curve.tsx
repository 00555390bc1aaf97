import { labelsNeeded } from "@surety/core/statistics/labels-needed";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import ShieldCheck from "lucide-react/icons/shield-check";
import { buttonClass } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { count, percent } from "../../design/format.ts";

/** Before the first labels: what would be here, and how it gets here. */
export function NoCurve({ detail }: { detail: GateDetail }) {
  const { gate, next, noun, workflow } = detail;
  if (gate.segments.some(({ threshold }) => threshold !== null)) return <CutOffsElsewhere workflow={workflow} />;
  const delta = next.spends / (detail.siblings.length + 1);
  const needed = labelsNeeded({ target: gate.maxError, assurance: 1 - delta, expectedErrorRate: gate.maxError / 4 });
  return (
    <Nothing
      title={next.labels === 0 ? "No labels yet" : "Not derived yet"}
      workflow={workflow}
      action="Label and train"
    >
      People decide every case, and each answer is a label.{" "}
      {needed !== null &&
        `About ${count(needed)} labelled ${noun} that the model did not learn from can earn automation at ${percent(gate.maxError)}; ${count(next.labels)} are there.`}{" "}
      Then this page shows what each threshold gives and risks.
    </Nothing>
  );
}

/** The cut-offs of several models are no single threshold to try out. */
function CutOffsElsewhere({ workflow }: { workflow: string }) {
  return (
    <Nothing title="Several models, one promise" workflow={workflow} action="Who answers what">
      The cut-offs of all models were chosen together, so there is no single threshold to try out. The quality page says
      what each of them answers and saves.
    </Nothing>
  );
}

type NothingProps = { title: string; workflow: string; action: string; children: ReactNode };

/** No curve, why, and the way to the quality page. */
function Nothing({ title, workflow, action, children }: NothingProps) {
  return (
    <Card title="What a threshold gives and risks">
      <EmptyState
        icon={<ShieldCheck size={28} aria-hidden />}
        title={title}
        action={
          <Link
            to="/workflows/$name"
            params={{ name: workflow }}
            search={{ tab: "quality" }}
            className={buttonClass("primary")}
          >
            {action}
          </Link>
        }
      >
        {children}
      </EmptyState>
    </Card>
  );
}
