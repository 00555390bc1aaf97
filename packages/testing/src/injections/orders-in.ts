/** What an obedient reader finds in a text: an order to call something, with its arguments. */
export interface FoundOrder {
  readonly name: string;
  readonly arguments: Record<string, unknown>;
}

const invisible = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
const decoded = (text: string, pattern: RegExp, decode: (match: string) => string) =>
  [...text.matchAll(pattern)].map(([match]) => decode(match)).join("\n");
const rot13 = (text: string) =>
  text.replace(/[a-z]/gi, (one) => {
    const base = one <= "Z" ? 65 : 97;
    return String.fromCharCode(((one.charCodeAt(0) - base + 13) % 26) + base);
  });

/** Every way in which a clever model might read a text. */
const readings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(invisible, "").normalize("NFKC"),
  (text) =>
    decoded(text, /[\u{E0020}-\u{E007E}]+/gu, (run) =>
      Array.from(run, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) - 0xe0000)).join(""),
    ),
  (text) => decoded(text, /[A-Za-z0-9+/=]{24,}/g, (run) => Buffer.from(run, "base64").toString("utf8")),
  (text) => decoded(text, /[0-9a-f]{24,}/g, (run) => Buffer.from(run, "hex").toString("utf8")),
  (text) => rot13(text),
  (text) => Array.from(text).toReversed().join(""),
  (text) => decoded(text, /(?:[\w.~!*'()-]|%[0-9A-F]{2}){12,}/g, percentDecoded),
  (text) => text.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  (text) => text.replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  (text) => text.replaceAll('\\"', '"').replaceAll("\\\\", "\\"),
];

/** All orders in a text, however they are disguised. */
export function ordersIn(text: string): FoundOrder[] {
  const found = readings.flatMap((read) => callsIn(read(text)));
  const texts = found.map((one) => JSON.stringify(one));
  return found.filter((_, at) => texts.indexOf(texts[at] ?? "") === at);
}

function callsIn(text: string): FoundOrder[] {
  return [...text.matchAll(/([A-Za-z_]\w{1,40})\((\{[^\n]{0,400}?\})\)/g)].flatMap(([, name = "", json = ""]) => {
    try {
      return [{ name, arguments: JSON.parse(json) as Record<string, unknown> }];
    } catch {
      return [];
    }
  });
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
