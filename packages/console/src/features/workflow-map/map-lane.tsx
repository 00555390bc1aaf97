import type { Node, NodeProps } from "@xyflow/react";

export type LaneNode = Node<{ title: string; width: number; height: number }, "lane">;

/** The ground of one layer. */
export function MapLane({ data }: NodeProps<LaneNode>) {
  return (
    <div style={{ width: data.width, height: data.height }} className="rounded-md border bg-sunken">
      <h3 className="px-6 pt-4 font-mono text-xs tracking-[0.14em] text-ink-3 uppercase">{data.title}</h3>
    </div>
  );
}
