import { useReactFlow, useStore } from "@xyflow/react";
import { useEffect } from "react";

export const FIT = { padding: { x: "12px", top: "12px", bottom: "40px" }, maxZoom: 1.5 } as const;

/** Fits the map again when its room changes: a wider window, a folded side bar. */
export function Refit() {
  const { fitView } = useReactFlow();
  const room = useStore((state) => `${state.width} ${state.height}`);
  useEffect(() => {
    void fitView(FIT);
  }, [room, fitView]);
  return null;
}
