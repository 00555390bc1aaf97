import type { Node, NodeProps } from "@xyflow/react";

export type LaneNode = Node<{ title: string; width: number; height: number }, "lane">;

/** The ground of one layer. */
export function MapLane({ data }: NodeProps<LaneNode>) {
  return (
    <div style={{ width: data.width, height: data.height }} className="rounded-md border bg-sunken">
      <p className="px-3.5 pt-3 font-mono text-xs tracking-[0.12em] text-ink-3 uppercase">{data.title}</p>
    </div>
  );
}
