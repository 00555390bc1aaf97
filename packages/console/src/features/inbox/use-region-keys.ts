import { useKeys } from "../keyboard/key-store.ts";

/** Moves the focus between the parts of the open review: the case, the answer, what happens then. Arrows scroll inside. */
export function useRegionKeys(): void {
  useKeys([
    { keys: "]", label: "Next part: the case, the answer, what happens then", group: "Inbox", run: () => step(1) },
    { keys: "[", label: "Part before", group: "Inbox", run: () => step(-1) },
  ]);
}

function step(by: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>("[data-part]")];
  const at = parts.findLastIndex((part) => part.contains(document.activeElement));
  const next = at === -1 ? (by === 1 ? 0 : parts.length - 1) : (at + by + parts.length) % parts.length;
  parts[next]?.focus();
}
