import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { memo } from "react";
import { classNames } from "../../design/class-names.ts";
import { count } from "../../design/format.ts";
import { KindIcon } from "./kind-icon.tsx";
import { NODE } from "./map-layout.ts";
import type { MapNodeWire } from "./map-model.ts";

export type StepNode = Node<{ step: MapNodeWire; chosen: boolean; choose: (id: string) => void }, "step">;

const faces: Record<string, string> = {
  gate: "border-automated bg-automated-soft",
  review: "border-reviewed bg-reviewed-soft",
};
const iconFaces: Record<string, string> = { gate: "text-automated-ink", review: "text-reviewed-ink" };

/** One step of the map: what it is, what it does, how many cases passed today. */
export const MapNode = memo(function MapNode({ data }: NodeProps<StepNode>) {
  const { step, chosen, choose } = data;
  return (
    <button
      type="button"
      onClick={() => choose(step.id)}
      aria-pressed={chosen}
      style={NODE}
      className={classNames(
        "nopan nodrag relative flex flex-col gap-0.5 rounded-md border px-2.5 py-2 text-left hover:border-accent-ink",
        faces[step.kind] ?? "border-line-strong bg-surface",
        chosen && "border-accent-ink! shadow-[0_0_0_2px_var(--accent-soft)]",
      )}
    >
      <Handle id="in" type="target" position={Position.Left} isConnectable={false} className="opacity-0!" />
      <Handle id="up" type="target" position={Position.Top} isConnectable={false} className="opacity-0!" />
      <span className="flex w-full items-center gap-1.5">
        <span className={iconFaces[step.kind] ?? "text-ink-3"}>
          <KindIcon kind={step.kind} size={14} />
        </span>
        <span className="min-w-0 grow truncate font-medium">{step.title}</span>
        <span className="font-mono text-sm font-medium">
          {count(step.count)}
          <span className="sr-only"> cases in 24 hours</span>
        </span>
      </span>
      <span className="line-clamp-2 w-full text-xs leading-[14px] [overflow-wrap:anywhere] text-ink-2">
        {step.detail || step.kind}
      </span>
      <Handle id="out" type="source" position={Position.Right} isConnectable={false} className="opacity-0!" />
      <Handle id="down" type="source" position={Position.Bottom} isConnectable={false} className="opacity-0!" />
    </button>
  );
});
