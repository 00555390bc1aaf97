import { createHmac, createSecretKey, hkdfSync } from "node:crypto";

const bytesOfDraw = 6;
const twoTo48 = 2 ** (8 * bytesOfDraw);

/**
 * The draw that decides whether an automated case is audited: uniform in [0, 1), the same for the same parts, so that a
 * retry cannot roll the dice again, and a keyed hash of the installation's secret, so that whoever sends cases cannot
 * foresee which of them will be looked at, however many draws they have seen.
 */
export function auditLottery(key: Buffer): (...parts: string[]) => number {
  // Made into a key once: each draw would make one of the bytes, at five times the cost of the hash itself.
  const own = createSecretKey(Buffer.from(hkdfSync("sha256", key, "", "audit lottery", 32)));
  return (...parts) =>
    createHmac("sha256", own).update(JSON.stringify(parts)).digest().readUIntBE(0, bytesOfDraw) / twoTo48;
}
