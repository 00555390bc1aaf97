import { Controls, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import type { WorkflowDetail } from "@surety/core/wire/workflow";
import { useMemo } from "react";
import { useKeys } from "../keyboard/key-store.ts";
import { layoutMap } from "./map-layout.ts";
import { MapEdge } from "./map-edge.tsx";
import { mapElements } from "./map-elements.ts";
import { MapLane } from "./map-lane.tsx";
import { MapLegend } from "./map-legend.tsx";
import { withGates } from "./map-model.ts";
import { MapNode } from "./map-node.tsx";
import { NodePanel } from "./node-panel.tsx";
import { FIT, Refit } from "./refit.tsx";
import "./workflow-map.css";

const nodeTypes = { step: MapNode, lane: MapLane };
const edgeTypes = { flow: MapEdge };

type Props = { detail: WorkflowDetail; chosen: string | null; onChoose: (id: string | null) => void };

/** The workflow as it is defined, with the cases of the last 24 hours flowing through. */
export default function WorkflowMap({ detail, chosen, onChoose }: Props) {
  const model = useMemo(() => withGates(detail.map, detail.document), [detail]);
  const { nodes, edges } = useMemo(
    () => mapElements(model, detail.map.lanes, { chosen, choose: (id) => onChoose(id === chosen ? null : id) }),
    [model, detail.map.lanes, chosen, onChoose],
  );
  const layout = useMemo(() => layoutMap(model), [model]);
  const step = model.nodes.find((node) => node.id === chosen);
  useStepKeys(
    layout.placed.map(({ node }) => node.id),
    chosen,
    onChoose,
  );
  return (
    <div className="flex flex-col gap-3">
      <div
        className="max-h-[620px] min-h-64 w-full overflow-hidden rounded-md border bg-surface"
        style={{ aspectRatio: `${layout.width} / ${layout.height + 44}` }}
        aria-label="Map of the workflow"
        role="group"
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          fitView
          fitViewOptions={FIT}
          minZoom={0.25}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          onPaneClick={() => onChoose(null)}
        >
          <Refit />
          <Controls showInteractive={false} position="bottom-left" orientation="horizontal" fitViewOptions={FIT} />
        </ReactFlow>
      </div>
      <MapLegend />
      {step && <NodePanel step={step} workflow={detail.name} model={model} onClose={() => onChoose(null)} />}
    </div>
  );
}

function useStepKeys(ids: string[], chosen: string | null, onChoose: (id: string | null) => void): void {
  const place = ids.indexOf(chosen ?? "");
  const go = (to: number) => onChoose(ids[Math.min(ids.length - 1, Math.max(0, to))] ?? null);
  useKeys([
    { keys: "j", label: "Next step", group: "Map", run: () => go(place + 1) },
    { keys: "k", label: "Step before", group: "Map", run: () => go(place - 1) },
    { keys: "Escape", label: "Close the step", group: "Map", run: () => onChoose(null) },
  ]);
}
