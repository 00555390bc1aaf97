import RotateCw from "lucide-react/icons/rotate-cw";
import ZoomIn from "lucide-react/icons/zoom-in";
import ZoomOut from "lucide-react/icons/zoom-out";
import { type ReactNode, useEffect } from "react";
import { Button } from "../../design/button.tsx";
import { useKeys } from "../keyboard/key-store.ts";
import { pageView, usePageView } from "./page-view-store.ts";

const GROUP = "Pages";
const larger = () => pageView.zoom(1);
const smaller = () => pageView.zoom(-1);

/** How the pages of a document are looked at, by pointer and by key. In a field ⌥↑ and ⌥↓ do the same. */
export function PageTools() {
  const { zoom } = usePageView();
  useEffect(() => pageView.reset, []);
  useKeys([
    { keys: "+", label: "Larger", group: GROUP, run: larger },
    { keys: "=", label: "", group: GROUP, run: larger },
    { keys: "-", label: "Smaller", group: GROUP, run: smaller },
    { keys: "0", label: "As large as there is room", group: GROUP, run: pageView.reset },
    { keys: "Shift+r", label: "Turn the pages", group: GROUP, run: pageView.turn },
  ]);
  return (
    <div role="group" aria-label="Pages" className="flex items-center gap-0.5">
      <Tool says="Smaller" keys="-" icon={<ZoomOut size={14} aria-hidden />} onUse={smaller} />
      <span className="w-11 text-center font-mono text-xs text-ink-3">{Math.round(zoom * 100)} %</span>
      <Tool says="Larger" keys="+" icon={<ZoomIn size={14} aria-hidden />} onUse={larger} />
      <Tool says="Turn the pages" keys="Shift+r" icon={<RotateCw size={14} aria-hidden />} onUse={pageView.turn} />
    </div>
  );
}

type ToolProps = { says: string; keys: string; icon: ReactNode; onUse: () => void };

function Tool({ says, keys, icon, onUse }: ToolProps) {
  return (
    <Button small tone="ghost" keys={keys} title={says} icon={icon} onClick={onUse}>
      <span className="sr-only">{says}</span>
    </Button>
  );
}
