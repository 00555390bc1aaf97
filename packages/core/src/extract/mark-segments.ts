import { lettersOf } from "./plain-value.ts";
import type { Layout } from "./layout.ts";

/**
 * The segments that hold a text field's value: of the runs of segments that are part of it, the one that covers most of it.
 * Empty where the value does not stand in the document.
 */
export function segmentsOfValue(layout: Layout, value: string): number[] {
  const wanted = lettersOf(value);
  if (wanted === "") return [];
  const runs: { places: number[]; letters: number }[] = [];
  for (const [place, { text }] of layout.segments.entries()) {
    const letters = lettersOf(text);
    if (!isPart(letters, wanted)) continue;
    const run = runs.at(-1);
    if (run !== undefined && place - run.places.at(-1)! <= 2) {
      run.places.push(place);
      run.letters += letters.length;
    } else runs.push({ places: [place], letters: letters.length });
  }
  const best = runs.toSorted((a, b) => closeness(b.letters, wanted) - closeness(a.letters, wanted))[0];
  return best === undefined || 2 * best.letters < wanted.length ? [] : best.places;
}

const closeness = (letters: number, wanted: string): number => -Math.abs(letters - wanted.length);

/** Short pieces are in every text: they count where they are most of it. The last letter of a long one may be misread. */
function isPart(letters: string, wanted: string): boolean {
  if (letters.length < Math.min(3, wanted.length)) return false;
  if (wanted.includes(letters) || letters.startsWith(wanted)) return true;
  return letters.length > 8 && wanted.includes(letters.slice(0, -1));
}
