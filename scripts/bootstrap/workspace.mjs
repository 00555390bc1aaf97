import { fileURLToPath } from "node:url";

/** The folder of the clone. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Ends with a message for the person at the terminal: what is wrong, and what to do. */
export function complain(message, remedy) {
  console.error(`\n${message}\n${remedy}`);
  process.exit(1);
}
