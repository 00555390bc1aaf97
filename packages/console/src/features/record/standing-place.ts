import type { PickablePlace } from "@surety/core/extract/pickable-places";
import type { Evidence } from "@surety/core/review/evidence";

/** Whether a place is where a value stands: the boxes of readers and of pieces differ by a little. */
export function isStanding(
  { page, box: [left, top, width, height] }: PickablePlace,
  { page: on, box }: Evidence,
): boolean {
  const [x, y] = [box[0] + box[2] / 2, box[1] + box[3] / 2];
  return page === on && x >= left && x <= left + width && y >= top && y <= top + height;
}
