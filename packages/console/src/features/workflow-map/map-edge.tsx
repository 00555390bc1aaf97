import { BaseEdge, EdgeLabelRenderer, getBezierPath, Position, type Edge, type EdgeProps } from "@xyflow/react";
import { classNames } from "../../design/class-names.ts";
import { count } from "../../design/format.ts";
import type { Ports } from "./map-ports.ts";

export type FlowMeaning = "automated" | "reviewed" | "plain";
export type FlowEdge = Edge<
  Ports & {
    count: number | null;
    condition: string | null;
    meaning: FlowMeaning;
    share: number;
    labelled: boolean;
    lit: boolean;
  },
  "flow"
>;

const strokes: Record<FlowMeaning, string> = {
  automated: "var(--automated)",
  reviewed: "var(--reviewed)",
  plain: "var(--line-strong)",
};
const inks: Record<FlowMeaning, string> = {
  automated: "text-automated-ink",
  reviewed: "text-reviewed-ink",
  plain: "text-ink-2",
};

/** An arrow as wide as its share of the cases; the way through people is dashed. */
export function MapEdge({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
  data,
}: EdgeProps<FlowEdge>) {
  if (data === undefined) return null;
  const from = { x: sourceX, y: sourceY + data.start };
  const to = { x: targetX, y: targetY + data.end };
  const [path, middleX, middleY] = getBezierPath({
    sourceX: from.x,
    sourceY: from.y,
    targetX: to.x,
    targetY: to.y,
    sourcePosition,
    targetPosition,
  });
  const label = sourcePosition === Position.Right ? nearTarget(from, to) : { x: middleX, y: middleY };
  const { meaning, share, lit, labelled, condition } = data;
  const dash = meaning === "reviewed" ? { strokeDasharray: "6 4" } : {};
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        style={{
          stroke: lit ? "var(--accent-ink)" : strokes[meaning],
          strokeWidth: 1.25 + share * (meaning === "plain" ? 3 : 5),
          strokeOpacity: lit || meaning !== "plain" ? 0.9 : 0.6,
          ...dash,
        }}
      />
      {(labelled || lit) && data.count !== null && (
        <EdgeLabelRenderer>
          <div
            style={{ transform: `translate(-50%, -50%) translate(${label.x}px, ${label.y}px)` }}
            className={classNames(
              "pointer-events-auto absolute flex max-w-44 items-center gap-1.5 rounded-full border bg-surface px-2 text-xs leading-5",
              inks[meaning],
            )}
            title={condition ?? ""}
          >
            <span className="font-mono font-medium">{count(data.count)}</span>
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

type Point = { x: number; y: number };
const NEAR = 0.66;

/** A place on a level curve near its end, where arrows from different nodes have come apart. */
function nearTarget(from: Point, to: Point): Point {
  const rest = 1 - NEAR;
  const half = (to.x - from.x) / 2;
  const bend = 3 * NEAR * rest;
  return {
    x: from.x + half * bend + (to.x - from.x) * NEAR ** 3,
    y: from.y + (to.y - from.y) * (3 * NEAR ** 2 * rest + NEAR ** 3),
  };
}
