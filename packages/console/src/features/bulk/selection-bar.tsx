import { mostInBulk } from "@surety/core/review/most-in-bulk";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button, buttonClass } from "../../design/button.tsx";
import { count } from "../../design/format.ts";
import { Kbd } from "../../design/kbd.tsx";
import { toasts } from "../../design/toast.tsx";
import { firstOpen } from "../../services/bulk.ts";
import { explain } from "../../services/problem.ts";
import type { ReviewFilter } from "../../services/reviews.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { selectionStore, useSelection } from "./selection-store.ts";

/** How many are chosen, and what can be done with them. Not there while none is. */
export function SelectionBar({ filter }: { filter: ReviewFilter }) {
  const { ids } = useSelection();
  const [busy, setBusy] = useState(false);
  const all = async () => {
    setBusy(true);
    try {
      const { ids: found, more } = await firstOpen(filter, mostInBulk);
      selectionStore.add(found);
      if (more) toasts.add({ title: `The first ${count(mostInBulk)} are selected: one bulk decides no more.` });
    } catch (error) {
      toasts.add({ title: explain(error).sentence, type: "problem", priority: "high" });
    }
    setBusy(false);
  };
  useKeys([{ keys: "Shift+a", label: "Select all of the list", group: "Many at once", run: () => void all() }]);
  if (ids.length === 0) return null;
  return (
    <div role="region" aria-label="Selected" className="flex flex-col gap-2 border-t bg-accent-soft p-2">
      <div className="flex items-center justify-between gap-2 text-sm">
        <span role="status" className="font-medium">
          {count(ids.length)} selected
        </span>
        <span className="flex gap-1">
          <Button small keys="Shift+a" disabled={busy} onClick={() => void all()}>
            {busy ? "Selecting …" : "All of the list"}
          </Button>
          <Button small keys="Shift+x" onClick={selectionStore.clear}>
            None
          </Button>
        </span>
      </div>
      <Link to="/inbox/bulk" className={buttonClass("primary")}>
        Decide together <Kbd keys="b" onAccent />
      </Link>
    </div>
  );
}
