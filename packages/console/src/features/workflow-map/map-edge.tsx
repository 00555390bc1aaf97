import { BaseEdge, EdgeLabelRenderer, getBezierPath, type Edge, type EdgeProps } from "@xyflow/react";
import { classNames } from "../../design/class-names.ts";
import { count } from "../../design/format.ts";

export type FlowMeaning = "automated" | "reviewed" | "plain";
export type FlowEdge = Edge<
  {
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
  const [path, labelX, labelY] = getBezierPath({
    sourceX,
    sourceY,
    targetX,
    targetY,
    sourcePosition,
    targetPosition,
    curvature: 0.4,
  });
  if (data === undefined) return null;
  const { meaning, share, lit, labelled, condition } = data;
  const dash = meaning === "reviewed" ? { strokeDasharray: "6 4" } : {};
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        style={{
          stroke: lit ? "var(--accent-ink)" : strokes[meaning],
          strokeWidth: 1.25 + share * 5,
          strokeOpacity: lit ? 0.9 : 0.75,
          ...dash,
        }}
      />
      {(labelled || lit) && data.count !== null && (
        <EdgeLabelRenderer>
          <div
            style={{ transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)` }}
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
