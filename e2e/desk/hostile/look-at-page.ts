import type { Page } from "playwright-core";

/** What a page shows and where its fixed parts stand. */
export interface PageLook {
  /** Set by any script of the content that ran. */
  hit: unknown;
  /** How far the page, its content, or a part of it can be scrolled sideways, with where; empty as it should be. */
  sideways: string[];
  /** The fixed parts with their boxes. */
  boxes: Record<string, string>;
  /** All text, white space squeezed. */
  text: string;
  /** Elements that no page of ours has. */
  strangers: string[];
}

export const squeeze = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

const look = `(() => {
  const box = (element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height].map(Math.round).join(" "); };
  const parts = { header: "header", pages: 'nav[aria-label="Pages"]', main: "main", foot: "main footer" };
  const boxes = {};
  for (const [name, selector] of Object.entries(parts)) { const found = document.querySelector(selector); if (found) boxes[name] = box(found); }
  for (const name of ["Case", "Reviews"]) { const found = document.querySelector('[role=region][aria-label="' + name + '"]'); if (found) boxes[name] = box(found).split(" ").filter((_, at) => at !== 1 && at !== 3).join(" "); }
  const answer = document.querySelector('section[aria-label="Your answer"]');
  if (answer) boxes.answer = box(answer.parentElement);
  const wide = (element) => element && element.scrollWidth - element.clientWidth > 1;
  const sideways = [["page", document.documentElement], ["body", document.body], ["main", document.querySelector("main")], ["case", document.querySelector('[role=region][aria-label="Case"]')], ["answer", answer && answer.parentElement]]
    .filter(([, element]) => wide(element)).map(([name]) => name);
  const strangers = [...document.querySelectorAll("script:not([src^='/']), base, iframe:not([sandbox='']), object, embed, form[action^='http'], marquee, video, audio, meta[http-equiv], img:not([src^='/']):not([src^='data:'])")].map((element) => element.outerHTML.slice(0, 120));
  return { hit: globalThis.suretyHit ?? null, sideways, boxes, text: document.body.textContent + " " + [...document.querySelectorAll("[title]")].map((each) => each.title).join(" "), strangers };
})()`;

/** Asked by the debugger, so that the page's own policy stays in force. */
export async function lookAt(page: Page): Promise<PageLook> {
  const seen = await page.evaluate<PageLook>(look);
  return { ...seen, text: squeeze(seen.text) };
}
