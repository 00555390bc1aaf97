import type { Page } from "playwright-core";
import { inPage } from "./in-page.ts";

/** One element that had the focus on a walk with Tab. */
interface Stop {
  what: string;
  name: string;
  ring: boolean;
  /** What lies over all of it; empty where it can be seen. */
  behind: string;
  mark: string;
}

const most = 400;
/** A list goes on as one walks down it: so many stops that came meanwhile, once all others were seen, and the rest is like them. */
const mostOfNew = 20;

/** Marks everything that a person can use, so that the walk can say what it never came to. */
const markAll = `(() => {
  ${inPage}
  const all = usable().filter((each) => each.tabIndex >= 0 && !(each.type === "radio" && !isStop(each)));
  // Of the dots of one question Tab comes to one, and arrows to the others.
  function isStop(radio) { const group = [...document.getElementsByName(radio.name)]; return (group.find((one) => one.checked) ?? group[0]) === radio; }
  all.forEach((each, at) => (each.dataset.walk = String(at)));
  return all.map(words);
})()`;

/** What a live list has taken off the page meanwhile cannot be come to. */
const stillThere = `[...document.querySelectorAll("[data-walk]")].map((each) => each.dataset.walk)`;

const here = `(async () => {
  ${inPage}
  // A sheet has guards at its ends, which hand the focus on to its other end.
  while (document.activeElement?.hasAttribute("data-base-ui-focus-guard")) await new Promise(requestAnimationFrame);
  const it = document.activeElement;
  if (it === null || it === document.body) return null;
  const seen = shownBy(it);
  const rings = (each) => { const { outlineStyle, outlineWidth } = getComputedStyle(each); return outlineStyle !== "none" && parseFloat(outlineWidth) >= 1; };
  return { what: words(it), name: nameOf(it), ring: [it, seen].some(rings), behind: covering(seen), mark: it.dataset.walk ?? "" };
})()`;

/**
 * Walks through a page, or the sheet over it, with Tab; says what it never came to, where the focus cannot be seen, and what has
 * no name.
 */
export async function walkByTab(page: Page): Promise<{ stops: number; faults: string[] }> {
  const all = await page.evaluate<string[]>(markAll);
  const seen = new Map<string, Stop>();
  let last = "";
  let newInARow = 0;
  const missed = async () => {
    const there = new Set(await page.evaluate<string[]>(stillThere));
    return all.filter((_, at) => there.has(String(at)) && !seen.has(String(at)));
  };
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<Stop | null>(here);
    // Past the last one comes the window itself, and then the first one.
    if (stop === null) continue;
    // A date has a stop for its day, its month, its year and its calendar: the same element as before is not the first one again.
    if (stop.mark !== "" && stop.mark === last) continue;
    if (seen.has(stop.mark)) break;
    last = stop.mark;
    seen.set(stop.mark === "" ? `new ${step}` : stop.mark, stop);
    newInARow = stop.mark === "" ? newInARow + 1 : 0;
    if (newInARow >= mostOfNew && (await missed()).length === 0) break;
  }
  const stops = [...seen.values()];
  return {
    stops: stops.length,
    faults: [
      ...(await missed()).map((what) => `never reached: ${what}`),
      ...stops.filter(({ ring }) => !ring).map(({ what }) => `shows no focus: ${what}`),
      ...stops
        .filter(({ behind }) => behind !== "")
        .map(({ what, behind }) => `has the focus behind ${behind}: ${what}`),
      ...stops.filter(({ name }) => name === "").map(({ what }) => `has no name: ${what}`),
    ],
  };
}
