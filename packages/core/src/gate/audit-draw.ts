const TWO_TO_32 = 4294967296;

/**
 * A uniform number in [0, 1) that depends on its parts alone: the draw that sorts labels into their parts and
 * cases into samples. Anybody can compute it, so audits are not drawn with it: theirs must not be foreseen
 * by whoever sends cases (server/security/audit-lottery.ts).
 */
export function auditDraw(...parts: string[]): number {
  let high = 0x9e3779b9;
  let low = 0x243f6a88;
  // The length in front keeps ("ab", "c") and ("a", "bc") apart.
  for (const character of parts.map((part) => `${part.length}:${part}`).join("")) {
    const code = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 0x85ebca6b);
    low = Math.imul(low ^ code, 0xc2b2ae35);
    high ^= low >>> 15;
    low ^= high >>> 13;
  }
  return (scramble(high ^ scramble(low)) >>> 0) / TWO_TO_32;
}

/** The finaliser of MurmurHash3: each input bit reaches each output bit. */
function scramble(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
