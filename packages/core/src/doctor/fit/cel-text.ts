const plainKey = /^[A-Za-z_][A-Za-z0-9_]*$/;
const reserved = new Set(
  "as break const continue else false for function has if import in let loop namespace null package prototype return true var void while".split(
    " ",
  ),
);

/** A text as a CEL literal. JSON's escapes are CEL's too. */
export function celLiteral(text: string): string {
  return JSON.stringify(text);
}

/** A path of keys as CEL: `input.order["ship-to"]`. */
export function celPath(keys: readonly string[]): string {
  return keys
    .map((key, at) => (at === 0 ? key : plainKey.test(key) && !reserved.has(key) ? `.${key}` : `[${celLiteral(key)}]`))
    .join("");
}
