import type { WorkflowMapWire } from "@surety/core/wire/workflow";

export type MapNodeWire = WorkflowMapWire["nodes"][number];
export type MapEdgeWire = WorkflowMapWire["edges"][number];
export type MapModel = { nodes: MapNodeWire[]; edges: MapEdgeWire[] };

/** Whether an arrow is a gate asking a person. */
export function isAsking(edge: MapEdgeWire, { nodes }: MapModel): boolean {
  const kind = (id: string) => nodes.find((node) => node.id === id)?.kind;
  return kind(edge.from) === "gate" && kind(edge.to) === "review";
}

type Target = { maxError?: number; assurance?: number };

/** The target of one judge block as the document states it. */
function targetOf(document: Record<string, unknown>, block: number): Target | null {
  const flow = Array.isArray(document["flow"]) ? (document["flow"] as unknown[]) : [];
  const found = flow[block];
  if (typeof found !== "object" || found === null || !("gate" in found)) return null;
  return found.gate as Target;
}

const number = (share: number): string => String(Number((share * 100).toFixed(2)));

export function gateDetail(target: Target | null): string {
  if (target?.maxError === undefined) return "No target: every case goes to a person.";
  const assurance = target.assurance === undefined ? "" : `, at ${number(target.assurance)} % assurance`;
  return `At most ${number(target.maxError)} % wrong${assurance}`;
}

/** Edges with equal ends become one; a case that took several of them passed here once, so the largest count stands. */
function merged(edges: MapEdgeWire[]): MapEdgeWire[] {
  const byEnds = new Map<string, MapEdgeWire>();
  for (const edge of edges) {
    const key = `${edge.from}>${edge.to}`;
    const known = byEnds.get(key);
    const count = known === undefined ? edge.count : Math.max(known.count ?? 0, edge.count ?? 0);
    byEnds.set(key, { ...edge, condition: known?.condition ?? edge.condition, count });
  }
  return [...byEnds.values()];
}

/**
 * The map with a node for each gate. The wire draws arrows from every judgment to every rule; people think of one
 * gate that lets a case through or asks a person.
 */
export function withGates(map: WorkflowMapWire, document: Record<string, unknown>): MapModel {
  const blocks = [
    ...new Set(map.nodes.filter((node) => node.layer === "judge" && node.kind !== "review").map((node) => node.block)),
  ];
  const layerOf = new Map(map.nodes.map((node) => [node.id, node]));
  const nodes = [...map.nodes];
  let edges = [...map.edges];
  for (const block of blocks) {
    const judgments = map.nodes.filter(
      (node) => node.layer === "judge" && node.block === block && node.kind !== "review" && node.kind !== "gate",
    );
    const inside = new Set(judgments.map((node) => node.id));
    const leaving = edges.filter((edge) => inside.has(edge.from) && !inside.has(edge.to));
    if (leaving.length === 0 || leaving.some((edge) => layerOf.get(edge.to)?.kind === "gate")) continue;
    const id = `gate/${block}`;
    const sources = new Set(leaving.map((edge) => edge.from));
    const into = judgments
      .filter((node) => sources.has(node.id))
      .map((node) => ({ from: node.id, to: id, condition: null, count: node.count }));
    edges = [
      ...edges.filter((edge) => !leaving.includes(edge)),
      ...into,
      ...leaving.map((edge) => ({ ...edge, from: id })),
    ];
    const count = Math.max(0, ...judgments.map((node) => node.count));
    nodes.push({
      id,
      layer: "judge",
      block,
      name: "gate",
      kind: "gate",
      title: "Gate",
      detail: gateDetail(targetOf(document, block)),
      count,
    });
  }
  return { nodes, edges: merged(edges) };
}
