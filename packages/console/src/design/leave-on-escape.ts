import type { KeyboardEvent } from "react";

/** Escape gives the keys back to the page and keeps what was typed; the browser's own Escape would empty a search. */
export function leaveOnEscape(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Escape") return;
  event.preventDefault();
  event.currentTarget.blur();
}
