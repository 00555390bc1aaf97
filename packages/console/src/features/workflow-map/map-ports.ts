import { isAsking, type MapEdgeWire, type MapModel } from "./map-model.ts";

/** How far the ends of an arrow lie from the middle of its nodes, in pixels down. */
export type Ports = { start: number; end: number };

const SPACE = 13;
export const edgeId = (edge: MapEdgeWire): string => `${edge.from}>${edge.to}`;

/** Places one side's arrows around the middle, in the order of where they lead, so that they cross less. */
function spread(edges: MapEdgeWire[], height: (edge: MapEdgeWire) => number): Map<string, number> {
  const sorted = edges.toSorted((a, b) => height(a) - height(b));
  return new Map(sorted.map((edge, place) => [edgeId(edge), (place - (sorted.length - 1) / 2) * SPACE]));
}

/** Ports of all arrows that run from left to right. `rows` says how far down each node lies. */
export function mapPorts(model: MapModel, rows: Map<string, number>): Map<string, Ports> {
  const level = model.edges.filter((edge) => !isAsking(edge, model));
  const row = (id: string) => rows.get(id) ?? 0;
  const ports = new Map<string, Ports>();
  const starts = model.nodes.map((node) =>
    spread(
      level.filter((edge) => edge.from === node.id),
      (edge) => row(edge.to),
    ),
  );
  const ends = model.nodes.map((node) =>
    spread(
      level.filter((edge) => edge.to === node.id),
      (edge) => row(edge.from),
    ),
  );
  for (const [id, start] of starts.flatMap((side) => [...side])) ports.set(id, { start, end: 0 });
  for (const [id, end] of ends.flatMap((side) => [...side])) ports.set(id, { start: ports.get(id)?.start ?? 0, end });
  return ports;
}
