import { attributionLength, dividerAt, QUOTED } from "./strip-quotes.ts";

/** One mail of a thread, as far as its text gives it away. */
export interface QuotedMail {
  /** The line above it that says whose it is (`On 4 March, Ann wrote`); null for the mail itself. */
  head: string | null;
  text: string;
}

/** A thread that quotes itself deeper than this is shown as it came. */
const mostMails = 30;

/**
 * A mail and those it quotes, the newest first. Answers between quoted lines stay where they are, because they mean
 * nothing without them. Never throws; text without quotes is one mail.
 */
export function quotedMails(text: string): QuotedMail[] {
  const mails: QuotedMail[] = [];
  let [head, lines]: [string | null, readonly string[]] = [null, text.split("\n")];
  for (;;) {
    const below = mails.length + 1 < mostMails ? firstQuoted(lines) : null;
    const own = below === null ? lines : [...lines.slice(0, below.from), ...below.after];
    mails.push({ head, text: own.join("\n").trim() });
    if (below === null) return mails.filter((mail) => mail.text !== "" || mail.head !== null);
    [head, lines] = [below.head, below.lines];
  }
}

interface Below {
  /** The first line that is not of the mail above. */
  from: number;
  head: string;
  lines: readonly string[];
  /** What the mail above says below the one it quotes. */
  after: readonly string[];
}

function firstQuoted(lines: readonly string[]): Below | null {
  for (let at = 0; at < lines.length; at += 1) {
    if (QUOTED.test(lines[at] ?? "")) continue;
    if (dividerAt(lines, at) !== undefined) return divided(lines, at);
    const length = attributionLength(lines, at);
    if (length > 0) return attributed(lines, at, length);
  }
  return null;
}

const RULE = /^[_-]{10,}$/;
const HEADER = /^\*{0,2}[\p{L}-]{2,12}\s?:/u;
const mostHeaders = 8;

/** Below a divider stand the headers of the mail, then the mail. */
function divided(lines: readonly string[], from: number): Below {
  let at = from;
  const said: string[] = [];
  const first = (lines[at] ?? "").trim();
  if (RULE.test(first) || !HEADER.test(first)) at += 1;
  while (at < lines.length && (lines[at] ?? "").trim() === "") at += 1;
  while (at < lines.length && said.length < mostHeaders && HEADER.test((lines[at] ?? "").trim())) {
    said.push((lines[at] ?? "").trim().replaceAll("*", ""));
    at += 1;
  }
  return { from, head: said.slice(0, 2).join(", ") || first, lines: lines.slice(at), after: [] };
}

function attributed(lines: readonly string[], from: number, length: number): Below {
  const head = lines
    .slice(from, from + length)
    .map((line) => line.trim())
    .join(" ")
    .replace(/\s?:$/, "");
  let at = from + length;
  while (at < lines.length && (lines[at] ?? "").trim() === "") at += 1;
  if (!QUOTED.test(lines[at] ?? "")) return { from, head, lines: lines.slice(from + length), after: [] };
  const begin = at;
  while (at < lines.length && belongs(lines, at)) at += 1;
  return { from, head, lines: lines.slice(begin, at).map(unquoted), after: lines.slice(at) };
}

/** A quoted line, or a blank one between two of them. */
function belongs(lines: readonly string[], at: number): boolean {
  if (QUOTED.test(lines[at] ?? "")) return true;
  return (lines[at] ?? "").trim() === "" && QUOTED.test(lines[at + 1] ?? "");
}

const unquoted = (line: string): string => line.replace(/^\s{0,3}> ?/, "");
