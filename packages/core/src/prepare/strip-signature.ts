import { isClosing, isDeviceLine, isSignatureLine } from "./signature-markers.ts";

const DELIMITER = /^--\s?$/;
/** Signatures are short: only the last lines are looked at, so a closing word in the middle of a letter stays. */
const LONGEST_SIGNATURE = 25;

/**
 * The message without its signature: what follows "-- ", a closing ("Kind regards", "Mit freundlichen Grüßen", ...) with a
 * short tail of name and address, "Sent from my phone". Questions and postscripts after the closing keep it all.
 * A message that is nothing but a signature is returned as it came.
 */
export function stripSignature(text: string): string {
  const lines = text.split("\n");
  const end = signatureStart(lines);
  const kept = lines.slice(0, end);
  return kept.some((line) => line.trim() !== "") ? kept.join("\n") : text;
}

function signatureStart(lines: readonly string[]): number {
  const lookFrom = Math.max(0, lines.length - LONGEST_SIGNATURE);
  for (let at = lookFrom; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (!isStart(line)) continue;
    const tail = lines.slice(at + 1);
    if (tail.every((other) => other.trim() === "" || isStart(other) || isSignatureLine(other))) return at;
  }
  return lines.length;
}

function isStart(line: string): boolean {
  return line.length <= 200 && (DELIMITER.test(line) || isDeviceLine(line) || isClosing(line));
}
