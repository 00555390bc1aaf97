/** Bytes of a second of speech at the lowest rate that codecs are used at (6 kbit/s), less what surrounds it. */
const fewestBytes = 700;

/**
 * The longest that a recording can be, in seconds: what a WAV says of itself, and for everything else what its bytes could
 * hold at the lowest rate of speech codecs. Recordings are far shorter; money is set aside for it and given back.
 */
export function mostSeconds(start: Uint8Array, type: string, size: number): number {
  const rate = type === "audio/wav" ? bytesPerSecond(start) : null;
  return Math.max(1, Math.ceil(size / (rate ?? fewestBytes)));
}

/** From the `fmt ` chunk, which comes first in all but odd files; null where it does not, or says nonsense. */
function bytesPerSecond(start: Uint8Array): number | null {
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const isFormat = start.length >= 32 && String.fromCharCode(...start.subarray(12, 16)) === "fmt ";
  const rate = isFormat ? view.getUint32(28, true) : 0;
  return rate >= fewestBytes ? rate : null;
}
