import { decodeEntities } from "./decode-entities.ts";
import { htmlTokens } from "./html-tokens.ts";

const BLOCKS = new Set(
  "address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section table tbody thead tr ul".split(
    " ",
  ),
);
const KNOWN_TAG =
  /<(?:!--|!doctype|\/?(?:a|b|i|u|em|p|br|hr|li|ol|ul|td|th|tr|h[1-6]|div|img|pre|body|code|font|form|head|html|link|meta|span|table|title|tbody|thead|style|small|script|strong|center|blockquote|o:p|svg|iframe|input|button|section|article|header|footer)[\s/>])/i;

/**
 * The text a reader of the HTML sees: tags out, entities decoded, line breaks where blocks begin and end, list items
 * with a dash, `blockquote` as lines with `>`; scripts, styles, titles and comments dropped. Text without any HTML element
 * keeps its `<` and `>` (`a < b`, `<me@example.com>`). Linear in the length; never throws.
 */
export function stripHtml(text: string): string {
  if (!KNOWN_TAG.test(text)) return decodeEntities(text);
  const page = new PlainPage();
  for (const token of htmlTokens(text)) {
    if (token.kind === "text") page.write(decodeEntities(token.text));
    else page.tag(token.name, token.closing);
  }
  return page.toString();
}

/** Collects the lines of the text; white space of the source counts as one space, as in a browser. */
class PlainPage {
  readonly #lines: string[] = [];
  #line = "";
  #quoteDepth = 0;
  #preDepth = 0;

  tag(name: string, closing: boolean): void {
    if (name === "blockquote") this.#quote(closing);
    else if (name === "br" && this.#line === "") this.#emptyLine();
    else if (BLOCKS.has(name)) this.#breakLine();
    if (name === "p" || name === "table") this.#emptyLine();
    if (name === "pre") this.#preDepth = Math.max(0, this.#preDepth + (closing ? -1 : 1));
    if (name === "li" && !closing) this.#line += "- ";
    if (name === "td" || name === "th") this.#line += " ";
  }

  write(text: string): void {
    if (this.#preDepth === 0) {
      const flat = text.replace(/\s+/g, " ");
      if (flat !== " " || this.#line !== "") this.#line += flat;
      return;
    }
    for (const [index, line] of text.split("\n").entries()) {
      if (index > 0) this.#endLine();
      this.#line += line;
    }
  }

  toString(): string {
    this.#breakLine();
    return this.#lines.join("\n");
  }

  #quote(closing: boolean): void {
    this.#breakLine();
    this.#quoteDepth = Math.max(0, Math.min(5, this.#quoteDepth + (closing ? -1 : 1)));
  }

  #breakLine(): void {
    if (this.#line !== "") this.#endLine();
  }

  #emptyLine(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== "") this.#lines.push("");
  }

  #endLine(): void {
    const line = this.#line;
    this.#lines.push(this.#quoteDepth > 0 ? `${"> ".repeat(this.#quoteDepth)}${line.trimStart()}` : line);
    this.#line = "";
  }
}
