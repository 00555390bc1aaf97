import type { WorkflowMapWire } from "@surety/core/wire/workflow";
import type { LaneNode } from "./map-lane.tsx";
import { layoutMap, NODE } from "./map-layout.ts";
import type { FlowEdge, FlowMeaning } from "./map-edge.tsx";
import { isAsking, type MapEdgeWire, type MapModel } from "./map-model.ts";
import { edgeId, mapPorts } from "./map-ports.ts";
import type { StepNode } from "./map-node.tsx";

type Choice = { chosen: string | null; choose: (id: string) => void };

const titles = { trigger: "Trigger", prepare: "Prepare", judge: "Judge", act: "Act" } as const;

/** What a gate lets through is automated; what passes a person is reviewed. */
function meaningOf(edge: MapEdgeWire, model: MapModel): FlowMeaning {
  const kind = (id: string) => model.nodes.find((node) => node.id === id)?.kind;
  if (kind(edge.to) === "review" || kind(edge.from) === "review") return "reviewed";
  return kind(edge.from) === "gate" ? "automated" : "plain";
}

/** The elements that the drawing library wants: lanes at the back, steps, arrows with their counts. */
export function mapElements(model: MapModel, lanes: WorkflowMapWire["lanes"], { chosen, choose }: Choice) {
  const { placed, lanes: grounds } = layoutMap(model);
  const ports = mapPorts(model, new Map(placed.map(({ node, y }) => [node.id, y])));
  const most = Math.max(1, ...model.edges.map((edge) => edge.count ?? 0));
  const nodes: (LaneNode | StepNode)[] = [
    ...grounds.map((lane): LaneNode => ({
      id: `lane ${lane.id}`,
      type: "lane",
      position: { x: lane.x, y: 0 },
      data: {
        title: lanes.find((each) => each.layer === lane.layer)?.title ?? titles[lane.layer],
        width: lane.width,
        height: lane.height,
      },
      width: lane.width,
      height: lane.height,
      zIndex: -1,
      selectable: false,
      focusable: false,
    })),
    ...placed.map(({ node, x, y }): StepNode => ({
      id: node.id,
      type: "step",
      position: { x, y },
      width: NODE.width,
      height: NODE.height,
      data: { step: node, chosen: node.id === chosen, choose },
      focusable: false,
    })),
  ];
  const edges = model.edges.map((edge): FlowEdge => {
    const source = model.nodes.find((node) => node.id === edge.from);
    const lit = chosen !== null && (edge.from === chosen || edge.to === chosen);
    const labelled = edge.count !== null && (edge.condition !== null || edge.count !== source?.count);
    return {
      id: edgeId(edge),
      type: "flow",
      source: edge.from,
      target: edge.to,
      focusable: false,
      sourceHandle: isAsking(edge, model) ? "down" : "out",
      targetHandle: isAsking(edge, model) ? "up" : "in",
      data: {
        count: edge.count,
        condition: edge.condition,
        meaning: meaningOf(edge, model),
        share: (edge.count ?? 0) / most,
        labelled,
        lit,
        ...(ports.get(edgeId(edge)) ?? { start: 0, end: 0 }),
      },
    };
  });
  return { nodes, edges };
}
