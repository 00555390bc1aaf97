/** An escaped NUL in JSON, but not the words \u0000 behind an escaped backslash. */
const escapedNul = /(?<!\\)((?:\\\\)*)\\u0000/g;

/** JSON whose NUL characters, which PostgreSQL cannot keep, have become U+FFFD. */
export function withoutNul(json: string): string {
  return json.includes("\\u0000") ? json.replaceAll(escapedNul, "$1\\ufffd") : json;
}
