import { useQuery } from "@tanstack/react-query";
import ShieldCheck from "lucide-react/icons/shield-check";
import { EmptyState } from "../../design/empty-state.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { qualityQuery } from "../../services/quality.ts";
import { GateView } from "./gate-view.tsx";

/** All gates of one workflow. */
export function WorkflowGate({ workflow }: { workflow: string }) {
  const quality = useQuery(qualityQuery(workflow));
  return (
    <Loaded query={quality} skeleton={<Skeleton className="h-96" />}>
      {({ gates }) =>
        gates.length === 0 ? (
          <EmptyState icon={<ShieldCheck size={28} aria-hidden />} title="No gate in this workflow">
            Add <code className="font-mono text-sm">gate: {"{ maxError: 0.02, assurance: 0.95 }"}</code> to a judge
            block. Until then every case goes to a person.
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-6">
            {gates.map((gate) => (
              <GateView key={gate.judgment} gate={gate} workflow={workflow} />
            ))}
          </div>
        )
      }
    </Loaded>
  );
}
