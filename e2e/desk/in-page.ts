/**
 * Functions for what is asked of a page: what can be used on it or on the sheet over it, what shows it, what lies over that, and
 * what a reader would call it.
 */
export const inPage = `
  const top = () => document.querySelector("[data-modal]") ?? document.body;
  const words = (element) => element.outerHTML.slice(0, 140);
  const usable = () => [...top().querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((each) =>
    !each.disabled && each.checkVisibility({ visibilityProperty: true }) && !each.closest("[inert], [aria-hidden=true]"));
  // A dot or a box that only readers meet is seen by its label.
  const shownBy = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width <= 1 && height <= 1 ? (element.labels?.[0] ?? element) : element;
  };
  const covering = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x0, x1] = [Math.max(left, 0) + 2, Math.min(right, innerWidth) - 2];
    const [y0, y1] = [Math.max(top, 0) + 2, Math.min(bottom, innerHeight) - 2];
    if (x1 < x0 || y1 < y0) return "the edge of the window";
    const points = [[(x0 + x1) / 2, (y0 + y1) / 2], [x0, y0], [x1, y0], [x0, y1], [x1, y1]];
    const hits = points.map(([x, y]) => document.elementFromPoint(x, y));
    const free = hits.some((hit) => hit !== null && (element.contains(hit) || hit.contains(element) || hit.closest("label")?.contains(element)));
    return free ? "" : words(hits[0] ?? document.body);
  };
  const nameOf = (element) => {
    const by = (ids) => (ids ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const named = element.getAttribute("aria-label") || by(element.getAttribute("aria-labelledby")) || element.labels?.[0]?.textContent;
    return (named || element.textContent || element.title || element.querySelector("img")?.alt || "").trim();
  };`;
