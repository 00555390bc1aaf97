import type { Page } from "playwright-core";
import { inPage } from "./in-page.ts";

/** What a thumb hits (WCAG 2.5.5), and the smallest letters that are read at arm's length. */
const thumb = 44;
const smallest = 11;

const look = `(() => {
  ${inPage}
  const faults = [];
  for (const [name, part] of [["the page", document.documentElement], ["the content", document.querySelector("main")]])
    if (part && part.scrollWidth - part.clientWidth > 1) faults.push(name + " scrolls sideways");
  // Links in the middle of a sentence are as high as it is.
  const inSentence = (each) => each.tagName === "A" && getComputedStyle(each).display === "inline";
  document.activeElement?.blur();
  for (const each of usable()) {
    // Only somebody with keys ever meets it.
    if (each.matches("a[href='#content']")) continue;
    const label = ["radio", "checkbox"].includes(each.type) ? each.closest("label") ?? each.labels?.[0] : null;
    const target = label ?? each;
    if (target.tabIndex < 0 && !label || each.matches("[role=region], [data-part], pre, iframe")) continue;
    target.scrollIntoView({ block: "center", behavior: "instant" });
    const { width, height } = target.getBoundingClientRect();
    if (height < ${thumb} && !inSentence(each)) faults.push(Math.round(height) + " px high: " + nameOf(each) + " " + words(each));
    const over = covering(target);
    if (over !== "") faults.push("no thumb comes to it behind " + over + ": " + words(each));
  }
  const cut = (element) => { for (let at = element; at !== null; at = at.parentElement) if (getComputedStyle(at).overflowX !== "visible") return true; return false; };
  const texts = document.createTreeWalker(top(), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const holder = node.parentElement;
    if (node.data.trim() === "" || holder.closest("script, style, [aria-hidden=true], option, svg, iframe") || holder.getClientRects().length === 0) continue;
    range.selectNodeContents(node);
    const { left, right, width } = range.getBoundingClientRect();
    if (width <= 1 || getComputedStyle(holder).visibility === "hidden") continue;
    const { fontSize } = getComputedStyle(holder);
    if (parseFloat(fontSize) < ${smallest}) faults.push("too small at " + fontSize + ": " + node.data.trim().slice(0, 40));
    if ((right > innerWidth + 1 || left < -1) && !cut(holder)) faults.push("runs out of the window: " + node.data.trim().slice(0, 40));
  }
  return faults;
})()`;

/** What somebody with a phone could not use or read on the page as it stands. */
export const phoneFaults = (page: Page): Promise<string[]> => page.evaluate<string[]>(look);
