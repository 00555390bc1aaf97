import { letterStrings } from "./letter-strings.ts";
import { markupStrings } from "./markup-strings.ts";
import { programStrings } from "./program-strings.ts";

/** All of them, each once, the kinds mixed so that every case gets some of each. */
export function hostileStrings(canary: string): string[] {
  const all = [...new Set([...markupStrings(canary), ...letterStrings(), ...programStrings(canary)])];
  const step = 997;
  // A step that shares no divisor with the number of strings visits each of them once.
  const stride = all.length % step === 0 ? step + 2 : step;
  return all.map((_, at) => all[(at * stride) % all.length]!);
}
