const margin = 60;

/**
 * Scrolls a place on a page into the middle where it is not in sight already. Only where pages scroll beside the answer:
 * on a phone they stand above it, and whoever types would lose the field from sight.
 */
export function bringIntoView(place: Element | null): void {
  if (place === null || !matchMedia("(min-width: 64rem)").matches) return;
  const frame = place.closest("[data-pages]")?.getBoundingClientRect();
  const { top, bottom, left, right } = place.getBoundingClientRect();
  const inSight =
    top > Math.max(margin, frame?.top ?? 0) &&
    bottom < Math.min(innerHeight - margin, frame?.bottom ?? innerHeight) &&
    left >= (frame?.left ?? 0) &&
    right <= (frame?.right ?? innerWidth);
  if (!inSight) place.scrollIntoView({ block: "center", inline: "center" });
}
