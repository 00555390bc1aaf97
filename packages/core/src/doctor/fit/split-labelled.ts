import { canonicalJson } from "../../workflow/canonical-json.ts";
import type { LabelledCase } from "./labelled-case.ts";

/** More cases than these are not needed to find a small rule, and would take seconds. */
const mostCases = 10_000;
const heldOutShare = 0.4;

/**
 * Divides cases into those to fit on and those held out, by a hash of what the case holds and of how often that was seen
 * before: the same labels are divided in the same way every time, also where there are only a few different cases.
 */
export function splitLabelled(cases: readonly LabelledCase[]): { fit: LabelledCase[]; heldOut: LabelledCase[] } {
  const seen = new Map<string, number>();
  const placed = cases.map((one) => {
    const content = canonicalJson(plain(one.scope));
    const times = seen.get(content) ?? 0;
    seen.set(content, times + 1);
    return { one, place: hash(`${content}${times}`) };
  });
  const kept =
    cases.length <= mostCases ? placed : placed.filter(({ place }) => place * cases.length < 2 ** 32 * mostCases);
  const isHeldOut = (place: number) => (place >>> 8) % 1000 < heldOutShare * 1000;
  return {
    fit: kept.filter(({ place }) => !isHeldOut(place)).map(({ one }) => one),
    heldOut: kept.filter(({ place }) => isHeldOut(place)).map(({ one }) => one),
  };
}

/** FNV-1a over the text, mixed so that all bits count (murmur3 finalizer). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

function plain(scope: LabelledCase["scope"]): unknown {
  return JSON.parse(JSON.stringify(scope));
}
