import { describe, expect, it } from "vitest";
import { mostSeconds } from "./recording-length.ts";

function wav(bytesPerSecond: number): Uint8Array {
  const bytes = new Uint8Array(44);
  bytes.set(new TextEncoder().encode("RIFF    WAVEfmt "));
  new DataView(bytes.buffer).setUint32(28, bytesPerSecond, true);
  return bytes;
}

describe("mostSeconds", () => {
  it("reads the rate of a WAV, and does not believe one that no speech has", () => {
    expect(mostSeconds(wav(32_000), "audio/wav", 320_000)).toBe(10);
    expect(mostSeconds(wav(1), "audio/wav", 7000)).toBe(10);
    expect(mostSeconds(new Uint8Array(5), "audio/wav", 7000)).toBe(10);
  });

  it("takes the lowest rate of speech codecs for all others, and never less than a second", () => {
    expect(mostSeconds(new Uint8Array(), "audio/mpeg", 700_000)).toBe(1000);
    expect(mostSeconds(new Uint8Array(), "audio/ogg", 1)).toBe(1);
  });
});
