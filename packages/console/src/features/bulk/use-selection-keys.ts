import type { ReviewSummary } from "@surety/core/wire/review";
import { useNavigate } from "@tanstack/react-router";
import { useKeys } from "../keyboard/key-store.ts";
import { selectionStore, useSelection } from "./selection-store.ts";

type Props = { rows: ReviewSummary[]; place: number; open: (id: string | undefined, replace: boolean) => void };

const GROUP = "Many at once";

/** Chooses reviews with the keyboard: the one that is open, or a stretch by going on with the shift key down. */
export function useSelectionKeys({ rows, place, open }: Props): void {
  const navigate = useNavigate();
  const { ids } = useSelection();
  const here = rows[place]?.id;
  const extend = (by: 1 | -1) => {
    const next = rows[place + by]?.id;
    selectionStore.add([here, next].flatMap((id) => id ?? []));
    if (next !== undefined) open(next, true);
  };
  useKeys([
    { keys: " ", label: "Select this review", group: GROUP, run: () => here && selectionStore.toggle(here) },
    { keys: "Shift+j", label: "Select and go to the next", group: GROUP, run: () => extend(1) },
    { keys: "Shift+k", label: "Select and go to the one before", group: GROUP, run: () => extend(-1) },
    {
      keys: "b",
      label: "Decide the selected ones together",
      group: GROUP,
      run: () => ids.length > 0 && void navigate({ to: "/inbox/bulk" }),
    },
    { keys: "Shift+x", label: "Select none", group: GROUP, run: selectionStore.clear },
  ]);
}
