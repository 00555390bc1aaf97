import type { PickablePlace } from "@surety/core/extract/pickable-places";
import { classNames } from "../../design/class-names.ts";

const mostShown = 30;

type Props = { places: readonly PickablePlace[]; taken: readonly number[]; onTake: (place: number) => void };

/** What can be taken for a field, where its page is not beside it: on a phone. A keyboard has the arrows. */
export function PlaceChips({ places, taken, onTake }: Props) {
  return (
    <div aria-hidden className="flex gap-1.5 overflow-x-auto py-1 lg:hidden">
      {places.slice(0, mostShown).map((place, at) => (
        <span
          key={`${place.page} ${place.box.join(" ")}`}
          // The field that is filled keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(at)}
          className={classNames(
            "flex h-8 shrink-0 cursor-pointer items-center rounded-full border px-3 text-sm max-sm:h-11",
            taken.includes(at) ? "border-accent-ink bg-accent-soft font-medium" : "border-line-strong bg-surface",
          )}
        >
          {place.printed}
        </span>
      ))}
    </div>
  );
}
