import { createHash } from "node:crypto";
import { comparable } from "../evaluate/split-texts.ts";

/** What texts are compared by, as 32 hexadecimal digits: equal for texts that differ in white space and capitals only. */
export function textKey(text: string): string {
  return createHash("sha256").update(comparable(text)).digest("hex").slice(0, 32);
}
