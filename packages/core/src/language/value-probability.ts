import type { Token } from "../ports/language-model.ts";

/** Where a text value of a JSON text stands: its characters with the quotation mark that ends it. */
interface ValueSpan {
  /** Names and indices from the outermost object on. */
  readonly path: readonly string[];
  readonly from: number;
  readonly to: number;
}

/**
 * The probability of what was written below each name of the outermost object: the product of the tokens that its text values
 * stand in. `isLeft` leaves values out by their path. Null where the tokens are no JSON object.
 *
 * Source: STATISTICS.md section 1, the probability of the tokens of the answer.
 */
export function valueProbabilities(
  tokens: readonly Token[],
  isLeft: (path: readonly string[]) => boolean,
): ReadonlyMap<string, number> | null {
  const spans = valueSpans(tokens.map(({ text }) => text).join(""));
  if (spans === null) return null;
  const logs = new Map<string, number>();
  const told = spans.filter(({ path }) => !isLeft(path));
  let at = 0;
  let next = 0;
  for (const { text, logProbability } of tokens) {
    const [from, to] = [at, at + text.length];
    at = to;
    while (next < told.length && told[next]!.to <= from) next += 1;
    const names = new Set<string>();
    for (let each = next; each < told.length && told[each]!.from < to; each += 1) names.add(told[each]!.path[0]!);
    for (const name of names) logs.set(name, (logs.get(name) ?? 0) + logProbability);
  }
  return new Map([...logs].map(([name, log]) => [name, Math.min(1, Math.exp(log))]));
}

/** No answer that is asked for is nested further; one that is would fill the stack. */
const deepest = 20;

/** The text values of the first object in a text, in their order; null where it is no whole object. */
function valueSpans(text: string): ValueSpan[] | null {
  const start = text.indexOf("{");
  if (start < 0) return null;
  const spans: ValueSpan[] = [];
  const reader = new JsonReader(text, start, spans);
  return reader.value([]) ? spans : null;
}

/** Reads JSON for the places of its texts; what the texts say is read elsewhere. */
class JsonReader {
  readonly #text: string;
  readonly #spans: ValueSpan[];
  #at: number;

  constructor(text: string, at: number, spans: ValueSpan[]) {
    [this.#text, this.#at, this.#spans] = [text, at, spans];
  }

  value(path: readonly string[]): boolean {
    if (path.length > deepest) return false;
    this.#skipBlanks();
    const sign = this.#text[this.#at];
    if (sign === "{") return this.#members("}", () => this.#named(path));
    if (sign === "[") return this.#members("]", (at) => this.value([...path, String(at)]));
    if (sign !== '"') return this.#plain();
    const from = this.#at + 1;
    if (this.#string() === null) return false;
    this.#spans.push({ path, from, to: this.#at });
    return true;
  }

  #members(end: string, member: (at: number) => boolean): boolean {
    this.#at += 1;
    for (let at = 0; ; at += 1) {
      this.#skipBlanks();
      if (this.#text[this.#at] === end) {
        this.#at += 1;
        return true;
      }
      if (at > 0 && !this.#take(",")) return false;
      if (!member(at)) return false;
    }
  }

  #named(path: readonly string[]): boolean {
    this.#skipBlanks();
    const name = this.#text[this.#at] === '"' ? this.#string() : null;
    if (name === null || !this.#take(":")) return false;
    return this.value([...path, name]);
  }

  /** Stands on the opening mark, and ends behind the closing one. */
  #string(): string | null {
    const from = this.#at + 1;
    for (let at = from; at < this.#text.length; at += 1) {
      if (this.#text[at] === "\\") at += 1;
      else if (this.#text[at] === '"') {
        this.#at = at + 1;
        return this.#text.slice(from, at);
      }
    }
    return null;
  }

  #plain(): boolean {
    const found = /[-+\w.]+/y;
    found.lastIndex = this.#at;
    if (!found.test(this.#text)) return false;
    this.#at = found.lastIndex;
    return true;
  }

  #take(sign: string): boolean {
    this.#skipBlanks();
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #skipBlanks(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at += 1;
  }
}
