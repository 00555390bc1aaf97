import { isAsking, type MapEdgeWire, type MapModel, type MapNodeWire } from "./map-model.ts";

export const NODE = { width: 176, height: 68 };
const GAP = { lane: 68, rank: 52, row: 32 };
const PAD = { top: 44, side: 14, bottom: 22 };

export type Placed = { node: MapNodeWire; x: number; y: number };
export type Lane = { id: string; layer: MapNodeWire["layer"]; x: number; width: number; height: number };
export type MapLayout = { placed: Placed[]; lanes: Lane[]; width: number; height: number };

const laneId = (node: MapNodeWire): string => `${node.block}/${node.layer}`;
const layers: MapNodeWire["layer"][] = ["trigger", "prepare", "judge", "act"];

/** How deep a node lies inside its own lane: the longest way to it from the lane's edge. A person sits below the gate. */
function ranksInLane(model: MapModel): Map<string, number> {
  const lane = new Map(model.nodes.map((node) => [node.id, laneId(node)]));
  const inside = model.edges.filter((edge) => lane.get(edge.from) === lane.get(edge.to));
  const step = (edge: MapEdgeWire) => (isAsking(edge, model) ? 0 : 1);
  const wanted = (edge: MapEdgeWire) => (ranks.get(edge.from) ?? 0) + step(edge);
  const ranks = new Map(model.nodes.map((node) => [node.id, 0]));
  for (let round = 0; round < model.nodes.length; round++) {
    const late = inside.filter((edge) => (ranks.get(edge.to) ?? 0) < wanted(edge));
    if (late.length === 0) break;
    for (const edge of late) ranks.set(edge.to, wanted(edge));
  }
  return ranks;
}

/** The middle of what leads to a node, so that arrows run straight where they can. */
function middle(id: string, model: MapModel, rows: Map<string, number>): number {
  const sources = model.edges.filter((edge) => edge.to === id).flatMap((edge) => rows.get(edge.from) ?? []);
  return sources.length === 0 ? Number.POSITIVE_INFINITY : sources.reduce((sum, row) => sum + row, 0) / sources.length;
}

/** Lanes from left to right in the order of the flow; inside a lane, columns by depth; rows centred on what feeds them. */
export function layoutMap(model: MapModel): MapLayout {
  const ranks = ranksInLane(model);
  const order = [...new Map(model.nodes.map((node) => [laneId(node), node])).entries()].sort(
    ([, a], [, b]) => a.block - b.block || layers.indexOf(a.layer) - layers.indexOf(b.layer),
  );
  const columns = order.flatMap(([id]) => {
    const mine = model.nodes.filter((node) => laneId(node) === id);
    const depth = Math.max(...mine.map((node) => ranks.get(node.id) ?? 0));
    return Array.from({ length: depth + 1 }, (_, rank) => ({
      id,
      rank,
      nodes: mine.filter((node) => ranks.get(node.id) === rank),
    }));
  });
  const tallest = Math.max(1, ...columns.map((column) => column.nodes.length));
  const height = PAD.top + tallest * NODE.height + (tallest - 1) * GAP.row + PAD.bottom;
  const rows = new Map<string, number>();
  const placed: Placed[] = [];
  const lanes = new Map<string, Lane>();
  let x = 0;
  for (const column of columns) {
    const lane = lanes.get(column.id);
    if (column.rank > 0) x += GAP.rank;
    else if (lanes.size > 0) x += GAP.lane;
    const sorted = column.nodes.toSorted(
      (a, b) =>
        Number(a.kind === "review") - Number(b.kind === "review") ||
        middle(a.id, model, rows) - middle(b.id, model, rows),
    );
    const used = sorted.length * NODE.height + (sorted.length - 1) * GAP.row;
    const top = PAD.top + (height - PAD.top - PAD.bottom - used) / 2;
    sorted.forEach((node, place) => {
      const y = top + place * (NODE.height + GAP.row);
      rows.set(node.id, y);
      placed.push({ node, x, y });
    });
    x += NODE.width;
    const layer = column.nodes[0]?.layer ?? "act";
    lanes.set(
      column.id,
      lane === undefined
        ? { id: column.id, layer, x: x - NODE.width - PAD.side, width: NODE.width + PAD.side * 2, height }
        : { ...lane, width: x - lane.x + PAD.side },
    );
  }
  return { placed, lanes: [...lanes.values()], width: x + PAD.side * 2, height };
}
