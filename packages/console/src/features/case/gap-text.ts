import { spanText } from "../../design/relative-time.ts";

const MINUTE = 60_000;

/** The wait between two lines of a timeline, where it is long enough to matter. */
export function gapText(before: string, after: string): string | null {
  const wait = Date.parse(after) - Date.parse(before);
  return wait >= MINUTE ? spanText(wait) : null;
}
