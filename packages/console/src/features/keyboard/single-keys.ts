import { useSyncExternalStore } from "react";

const KEY = "surety.keys";
const listeners = new Set<() => void>();

/** Whether letters and digits alone are commands here. */
export const singleKeysOn = (): boolean => localStorage.getItem(KEY) !== "off";

function apply(): void {
  document.documentElement.dataset["keys"] = singleKeysOn() ? "on" : "off";
  for (const listener of listeners) listener();
}
apply();
window.addEventListener("storage", apply);

/** Off for who speaks to the machine, or whose hands press what they did not mean (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, "off");
  apply();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, singleKeysOn);
