import { Link } from "@tanstack/react-router";
import X from "lucide-react/icons/x";
import { buttonClass } from "../../design/button.tsx";
import { count } from "../../design/format.ts";
import { KindIcon } from "./kind-icon.tsx";
import type { MapModel, MapNodeWire } from "./map-model.ts";

type Props = { step: MapNodeWire; workflow: string; model: MapModel; onClose: () => void };

/** What one step does, where its cases come from and go to. */
export function NodePanel({ step, workflow, model, onClose }: Props) {
  const title = (id: string) => model.nodes.find((node) => node.id === id)?.title ?? id;
  const incoming = model.edges.filter((edge) => edge.to === step.id);
  const outgoing = model.edges.filter((edge) => edge.from === step.id);
  return (
    <aside
      aria-label={`Step ${step.title}`}
      className="grid gap-x-8 gap-y-4 rounded-md border bg-surface p-4 md:grid-cols-[minmax(220px,1.2fr)_1fr_1fr_auto]"
    >
      <div className="flex min-w-0 items-start gap-2.5">
        <span className="mt-1 text-ink-3">
          <KindIcon kind={step.kind} size={18} />
        </span>
        <div className="min-w-0">
          <h2 className="text-h2">{step.title}</h2>
          <p className="font-mono text-xs text-ink-3">
            {step.layer} / {step.kind}
          </p>
          {step.detail && <p className="mt-1 [overflow-wrap:anywhere] text-ink-2">{step.detail}</p>}
          <p className="mt-1">
            <span className="font-semibold">{count(step.count)}</span>{" "}
            <span className="text-ink-3">cases in 24 hours</span>
          </p>
        </div>
      </div>
      <Ways
        label="Comes from"
        edges={incoming.map((edge) => ({ name: title(edge.from), condition: edge.condition, count: edge.count }))}
      />
      <Ways
        label="Goes to"
        edges={outgoing.map((edge) => ({ name: title(edge.to), condition: edge.condition, count: edge.count }))}
      />
      <div className="flex items-start gap-2">
        {step.kind === "gate" && (
          <Link
            to="/workflows/$name"
            params={{ name: workflow }}
            search={{ tab: "gate" }}
            className={buttonClass("primary")}
          >
            Open the gate
          </Link>
        )}
        <Link
          to="/cases"
          search={step.kind === "review" ? { workflow, status: "waiting" } : { workflow }}
          className={buttonClass()}
        >
          See the cases
        </Link>
        <button
          type="button"
          aria-label="Close"
          onClick={onClose}
          className="rounded-sm p-1 text-ink-3 hover:bg-sunken hover:text-ink"
        >
          <X size={15} aria-hidden />
        </button>
      </div>
    </aside>
  );
}

type Way = { name: string; condition: string | null; count: number | null };

function Ways({ label, edges }: { label: string; edges: Way[] }) {
  if (edges.length === 0) return <div />;
  return (
    <div>
      <h3 className="mb-1 text-sm font-medium text-ink-3">{label}</h3>
      <ul className="divide-y text-sm">
        {edges.map((edge) => (
          <li key={edge.name} className="py-1.5">
            <div className="flex justify-between gap-3">
              <span className="truncate">{edge.name}</span>
              <span className="font-mono">{edge.count === null ? "–" : count(edge.count)}</span>
            </div>
            {edge.condition && (
              <code className="block font-mono text-xs [overflow-wrap:anywhere] text-ink-3">{edge.condition}</code>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
