import { quotedValue } from "../language/strangers-marks.ts";
import { FaultError } from "./fault.ts";
import { textOfValue } from "./text-of-value.ts";

/**
 * What a template writes: plain text; HTML, values escaped; a URL path, each value one encoded segment; or a prompt, each
 * value between marks that say that a stranger wrote it.
 */
export type TemplateOutput = "text" | "html" | "path" | "prompt";

/** One value as it is written into the output; absent is nothing, lists and objects are JSON. */
export function writeOutput(value: unknown, output: TemplateOutput): string {
  const plain = textOfValue(value);
  if (output === "html") return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  if (output === "prompt") return quotedValue(plain);
  return output === "path" ? pathSegment(plain) : plain;
}

/** An empty or dotted segment would name another resource than the author meant: the list, or the parent. */
function pathSegment(value: string): string {
  if (value !== "" && value !== "." && value !== "..") return encodeURIComponent(value.toWellFormed());
  const what = value === "" ? "is empty" : `is "${value}"`;
  throw new FaultError({ code: "bad-path-segment", message: `A value in the path ${what}.`, offset: 0 });
}
