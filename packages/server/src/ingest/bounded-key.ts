import { createHash } from "node:crypto";

/** Keys up to this length are kept as they are, so that people can read them. */
const longestReadable = 200;

/**
 * A key that an index can hold and that is equal exactly when the given ones are: a long one, or one with characters that
 * PostgreSQL refuses, becomes its hash. Cutting it off would make strangers of the same beginning into duplicates.
 */
export function boundedKey(key: string): string {
  if (key.length <= longestReadable && key.isWellFormed() && !key.includes("\u0000")) return key;
  return `sha256:${createHash("sha256").update(JSON.stringify(key)).digest("hex")}`;
}
