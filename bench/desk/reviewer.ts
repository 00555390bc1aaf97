import type { Page } from "../../e2e/browser.ts";
import { seededRandom } from "../../packages/core/src/statistics/seeded-random.ts";
import { nextSample, type Sample } from "./page-meter.ts";

/** What the reviewer did with one case, to be found again in the database. */
export interface Deed {
  review: string;
  deed: "answer" | "reject" | "none fits" | "skip" | "undo";
  sample: Sample;
}

/** What stands on the screen, as far as fingers need to know. */
interface Screen {
  /** Number of answers of each question. */
  options: number[];
  suggested: boolean;
  /** Another person must agree, so an answer is not taken back with a key. */
  fourEyes: boolean;
}

const look = `(() => {
  const panel = document.querySelector('section[aria-label="Your answer"]');
  const options = [...panel.querySelectorAll("fieldset")].map((one) => one.querySelectorAll("input[type=radio]").length);
  const fourEyes = document.querySelector("[data-review]").innerText.includes("contracts");
  return { fourEyes, options, suggested: panel.innerText.includes("suggested") };
})()`;

/** The order of a round of twenty cases; everything else is answered. */
const others: Readonly<Record<number, Deed["deed"]>> = { 5: "reject", 9: "skip", 13: "undo", 17: "none fits" };

/** Works through the open inbox with the keyboard alone, and says what was done. */
export async function workInbox(
  page: Page,
  { cases, pauseSeconds }: { cases: number; pauseSeconds: number },
): Promise<Deed[]> {
  const random = seededRandom(4);
  const deeds: Deed[] = [];
  let undoable = false;
  for (let n = 0; n < cases; n += 1) {
    const screen = await page.evaluate<Screen>(look);
    await page.waitForTimeout(pauseSeconds * 1000);
    const planned = others[n % 20] ?? "answer";
    const deed: Deed["deed"] = planned === "undo" && !undoable ? "answer" : planned;
    const sample = await act(page, deed, screen, random, deeds.length);
    deeds.push({ review: sample.from, deed, sample });
    undoable = deed !== "undo" && deed !== "skip" && !screen.fourEyes;
  }
  return deeds;
}

async function act(
  page: Page,
  deed: Deed["deed"],
  { options, suggested }: Screen,
  random: () => number,
  before: number,
): Promise<Sample> {
  if (deed === "skip") await page.keyboard.press("s");
  else if (deed === "undo") await page.keyboard.press("z");
  else {
    if (deed === "reject") for (const key of ["x", "2"]) await page.keyboard.press(key);
    else if (deed === "none fits") await page.keyboard.press("o");
    else if (!suggested || random() < 0.3)
      for (const count of options) await page.keyboard.press(String(1 + Math.floor(random() * Math.min(9, count))));
    await page.keyboard.press("Enter");
  }
  return nextSample(page, before);
}
