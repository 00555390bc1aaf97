import { labelsNeeded } from "@surety/core/statistics/labels-needed";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import { Link } from "@tanstack/react-router";
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
    <Card title="What a threshold gives and risks">
      <EmptyState
        icon={<ShieldCheck size={28} aria-hidden />}
        title={next.labels === 0 ? "No labels yet" : "Not derived yet"}
        action={
          <Link
            to="/workflows/$name"
            params={{ name: workflow }}
            search={{ tab: "quality" }}
            className={buttonClass("primary")}
          >
            Label and train
          </Link>
        }
      >
        People decide every case, and each answer is a label.{" "}
        {needed !== null &&
          `About ${count(needed)} labelled ${noun} that the model did not learn from can earn automation at ${percent(gate.maxError)}; ${count(next.labels)} are there.`}{" "}
        Then this page shows what each threshold gives and risks.
      </EmptyState>
    </Card>
  );
}

/** The cut-offs of several models are no single threshold to try out. */
function CutOffsElsewhere({ workflow }: { workflow: string }) {
  return (
    <Card title="What a threshold gives and risks">
      <EmptyState
        icon={<ShieldCheck size={28} aria-hidden />}
        title="Several models, one promise"
        action={
          <Link
            to="/workflows/$name"
            params={{ name: workflow }}
            search={{ tab: "quality" }}
            className={buttonClass("primary")}
          >
            Who answers what
          </Link>
        }
      >
        The cut-offs of all models were chosen together, so there is no single threshold to try out. The quality page
        says what each of them answers and saves.
      </EmptyState>
    </Card>
  );
}
