import { useEffect, useRef, useSyncExternalStore } from "react";
import { isSingleKey } from "../../design/is-single-key.ts";
import { isCommand, keyOf, type Focused } from "./key-of.ts";
import { singleKeysOn } from "./single-keys.ts";

/** One shortcut of a page. `keys` is one key or a sequence of two (`g i`); `label` is what the help sheet says. */
export type KeyBinding = { keys: string; label: string; group: string; run: () => void };

const SEQUENCE_MS = 900;
const layers = new Map<symbol, KeyBinding[]>();
const listeners = new Set<() => void>();
let snapshot: KeyBinding[] = [];
let prefix: { key: string; at: number } | null = null;

function publish(): void {
  snapshot = [...layers.values()].flat();
  for (const listener of listeners) listener();
}

function focusedElement(): Focused {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement)) return { tag: "BODY", editable: false, role: null, type: null };
  return {
    tag: element.tagName,
    editable: element.isContentEditable,
    role: element.getAttribute("role"),
    type: element.getAttribute("type"),
  };
}

/** The latest layer wins, so a page can use a key that the shell uses too. */
function findBinding(keys: string): KeyBinding | undefined {
  return snapshot.findLast((binding) => binding.keys === keys);
}

function onKeyDown(event: KeyboardEvent): void {
  const key = keyOf(event);
  if (key === null || event.defaultPrevented || !isCommand(key, focusedElement())) return;
  if (isSingleKey(key) && !singleKeysOn()) return;
  // Toasts have the role of a dialog too, and must not silence the keys: only modal sheets do.
  if (document.querySelector("[data-modal]") !== null && key !== "Mod+k") return;
  const sequence =
    prefix !== null && event.timeStamp - prefix.at < SEQUENCE_MS ? findBinding(`${prefix.key} ${key}`) : undefined;
  prefix = null;
  const binding = sequence ?? findBinding(key);
  if (binding !== undefined) {
    event.preventDefault();
    binding.run();
  } else if (snapshot.some((candidate) => candidate.keys.startsWith(`${key} `))) {
    prefix = { key, at: event.timeStamp };
  }
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) document.addEventListener("keydown", onKeyDown);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) document.removeEventListener("keydown", onKeyDown);
  };
}

/** All shortcuts that work right now, for the help sheet; keeps the listener alive. */
export const useActiveKeys = (): KeyBinding[] => useSyncExternalStore(subscribe, () => snapshot);

/** Shortcuts of a component for as long as it is on the page. `run` always sees the latest render. */
export function useKeys(bindings: KeyBinding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const signature = bindings.map((binding) => `${binding.keys}:${binding.label}`).join("|");
  useEffect(() => {
    const id = Symbol("keys");
    layers.set(
      id,
      latest.current.map((binding, index) => ({ ...binding, run: () => latest.current[index]?.run() })),
    );
    publish();
    return () => {
      layers.delete(id);
      publish();
    };
  }, [signature]);
}
