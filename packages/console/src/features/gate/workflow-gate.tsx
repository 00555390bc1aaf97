import { useQuery } from "@tanstack/react-query";
import ShieldCheck from "lucide-react/icons/shield-check";
import { EmptyState } from "../../design/empty-state.tsx";
import { Select } from "../../design/field.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { gateQuery } from "../../services/gates.ts";
import { qualityQuery } from "../../services/quality.ts";
import { GatePage, type GateView } from "./gate-page.tsx";

type View = GateView & { judgment?: string | undefined };
type Props = { workflow: string; view: View; onView: (view: View) => void };

/** The gates of one workflow, one at a time. */
export function WorkflowGate({ workflow, view, onView }: Props) {
  const quality = useQuery(qualityQuery(workflow));
  return (
    <Loaded query={quality} skeleton={<GateSkeleton />}>
      {({ gates }) => {
        const names = gates.map((gate) => gate.judgment);
        const shown = names.find((name) => name === view.judgment) ?? names[0];
        if (shown === undefined) return <NoGate />;
        return (
          <div className="flex flex-col gap-4">
            {names.length > 1 && (
              <Select
                className="max-w-60"
                label="Judgment"
                bare={false}
                value={shown}
                onChange={(event) => onView({ judgment: event.target.value })}
                options={names.map((name) => ({ value: name, label: name }))}
              />
            )}
            <OneGate
              workflow={workflow}
              judgment={shown}
              view={view}
              onView={(next) => onView({ judgment: view.judgment, ...next })}
            />
          </div>
        );
      }}
    </Loaded>
  );
}

function OneGate({ workflow, judgment, view, onView }: Props & { judgment: string }) {
  const gate = useQuery(gateQuery(workflow, judgment));
  return (
    <Loaded query={gate} skeleton={<GateSkeleton />}>
      {(detail) => <GatePage detail={detail} view={view} onView={onView} />}
    </Loaded>
  );
}

function GateSkeleton() {
  return (
    <div className="grid gap-4 xl:grid-cols-[minmax(340px,2fr)_minmax(520px,3fr)]">
      <Skeleton className="h-[640px]" />
      <Skeleton className="h-[640px]" />
    </div>
  );
}

function NoGate() {
  return (
    <EmptyState icon={<ShieldCheck size={28} aria-hidden />} title="No gate in this workflow">
      Add a judge block with <code className="font-mono text-sm">gate: {"{ maxError: 0.02, assurance: 0.95 }"}</code>.
      Until then every case goes to a person.
    </EmptyState>
  );
}
