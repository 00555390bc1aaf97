/** A stretch of an HTML text: characters between tags, or a tag. Comments, doctypes and raw text elements are left out. */
export type HtmlToken =
  | { kind: "text"; text: string }
  | { kind: "tag"; name: string; closing: boolean; attributes: string };

/** Elements whose content is not text for a reader. */
const RAW = new Set(["script", "style", "title", "noscript", "template", "iframe", "object"]);
const TAG_START = /<(\/?)([a-zA-Z][a-zA-Z0-9-]*(?::[a-zA-Z][a-zA-Z0-9-]*)?)(?=[\s/>])/y;

/**
 * Splits HTML into text and tags in one pass. Broken markup never makes it slow: each search that can run to the end of the
 * text is given up for good after it failed once, so the time is linear in the length.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  const ends = new EndFinder(html);
  let textFrom = 0;
  let position = html.indexOf("<");
  while (position >= 0) {
    const found = readMarkup(html, position, ends);
    if (found !== undefined) {
      if (position > textFrom) yield { kind: "text", text: html.slice(textFrom, position) };
      if (found.tag !== undefined) yield found.tag;
      textFrom = found.end;
    }
    position = html.indexOf("<", found?.end ?? position + 1);
  }
  if (textFrom < html.length) yield { kind: "text", text: html.slice(textFrom) };
}

interface Markup {
  end: number;
  tag?: HtmlToken;
}

function readMarkup(html: string, at: number, ends: EndFinder): Markup | undefined {
  const next = html[at + 1];
  if (next === "!" || next === "?") return readDeclaration(html, at, ends);
  TAG_START.lastIndex = at;
  const start = TAG_START.exec(html);
  const name = start?.[2]?.toLowerCase();
  if (name === undefined) return undefined;
  const end = ends.ofTag(TAG_START.lastIndex);
  if (end === undefined) return undefined;
  const closing = start?.[1] === "/";
  const attributes = html.slice(TAG_START.lastIndex, end - 1);
  const rawEnd = closing || !RAW.has(name) ? undefined : ends.ofRaw(name, end);
  return { end: rawEnd ?? end, tag: { kind: "tag", name, closing, attributes } };
}

function readDeclaration(html: string, at: number, ends: EndFinder): Markup | undefined {
  if (html.startsWith("<!--", at)) return { end: ends.after("-->", at + 4) ?? at + 4 };
  if (!/[a-zA-Z[]/.test(html[at + 2] ?? "")) return undefined;
  const end = ends.after(">", at + 2);
  return end === undefined ? undefined : { end };
}

/** Finds where things end, and remembers which endings do not occur any more. */
class EndFinder {
  readonly #html: string;
  readonly #absent = new Set<string>();
  #quotesAreBroken = false;

  constructor(html: string) {
    this.#html = html;
  }

  after(needle: string, from: number): number | undefined {
    if (this.#absent.has(needle)) return undefined;
    const at = this.#html.indexOf(needle, from);
    if (at >= 0) return at + needle.length;
    this.#absent.add(needle);
    return undefined;
  }

  /** The position behind `</name ...>`; raw text elements end at their own closing tag and nowhere else. */
  ofRaw(name: string, from: number): number | undefined {
    if (this.#absent.has(name)) return undefined;
    const pattern = new RegExp(`</${name}(?=[\\s/>])`, "gi");
    pattern.lastIndex = from;
    const close = pattern.exec(this.#html);
    if (close === null) this.#absent.add(name);
    return close === null ? undefined : this.after(">", pattern.lastIndex);
  }

  /** The position behind the `>` of a tag; a `>` inside a quoted attribute value does not count. */
  ofTag(from: number): number | undefined {
    if (this.#html[from] === ">") return from + 1;
    if (!this.#quotesAreBroken) {
      const end = this.#quoted(from);
      if (end !== undefined) return end;
      this.#quotesAreBroken = true;
    }
    return this.after(">", from);
  }

  #quoted(from: number): number | undefined {
    const stop = /=\s*(["'])|>/g;
    stop.lastIndex = from;
    for (let hit = stop.exec(this.#html); hit !== null; hit = stop.exec(this.#html)) {
      const quote = hit[1];
      if (quote === undefined) return stop.lastIndex;
      const close = this.after(quote, stop.lastIndex);
      if (close === undefined) return undefined;
      stop.lastIndex = close;
    }
    return undefined;
  }
}
