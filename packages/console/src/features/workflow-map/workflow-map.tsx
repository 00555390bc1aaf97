import { Controls, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/base.css";
import type { WorkflowDetail } from "@surety/core/wire/workflow";
import { useMemo } from "react";
import { layoutMap } from "./map-layout.ts";
import { MapEdge } from "./map-edge.tsx";
import { mapElements } from "./map-elements.ts";
import { MapLane } from "./map-lane.tsx";
import { withGates } from "./map-model.ts";
import { MapNode } from "./map-node.tsx";
import { NodePanel } from "./node-panel.tsx";
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
  const height = useMemo(() => Math.max(0, ...layoutMap(model).lanes.map((lane) => lane.height)), [model]);
  const step = model.nodes.find((node) => node.id === chosen);
  return (
    <div className="flex min-h-0 gap-4 max-lg:flex-col">
      <div
        className="min-w-0 grow overflow-hidden rounded-md border bg-surface"
        style={{ height: Math.min(720, Math.max(420, height + 90)) }}
        aria-label="Map of the workflow"
        role="group"
      >
        <ReactFlow
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          fitView
          fitViewOptions={{ padding: 0.04, maxZoom: 1.15 }}
          minZoom={0.25}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          onPaneClick={() => onChoose(null)}
        >
          <Controls showInteractive={false} position="bottom-right" />
        </ReactFlow>
      </div>
      {step && <NodePanel step={step} workflow={detail.name} model={model} onClose={() => onChoose(null)} />}
    </div>
  );
}
