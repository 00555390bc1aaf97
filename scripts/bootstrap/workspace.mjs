import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Ends with a message for the person at the terminal: what is wrong, and what to do. */
export function complain(message, remedy) {
  console.error(`\n${message}\n${remedy}`);
  process.exit(1);
}

/** Writes down that something is done, so that the next start need not do it again. */
export function writeStamp(path, text) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    if (error.code !== "ENOSPC") throw error;
    complain("The disk is full.", "Free about 1.5 GB, then run this again.");
  }
}
