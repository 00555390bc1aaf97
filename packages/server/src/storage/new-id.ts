import { randomUUID } from "node:crypto";

const sequences = 0x1000;
let lastMs = 0;
let sequence = 0;

/**
 * A UUIDv7 that is larger than all that this process made before. Its random part comes from Node's store of randomness:
 * a call to the kernel for each id was a twentieth of the server's time.
 */
export function newId(): string {
  const now = Date.now();
  sequence = now > lastMs ? 0 : sequence + 1;
  // More than 4096 in one millisecond borrow from the next one; so does a clock that was set back.
  lastMs = Math.max(lastMs, now);
  if (sequence === sequences) [lastMs, sequence] = [lastMs + 1, 0];
  const time = lastMs.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, "0")}${randomUUID().slice(18)}`;
}
