import { isAttribution, isHeaderBlock, mayBeginAttribution, quoteDivider } from "./quote-markers.ts";

/** A line that quotes another mail. */
export const QUOTED = /^\s{0,3}>(?!=)/;
const RULE = /^[_-]{10,}$/;
/** What people write above a mail they only pass on. */
const COVER_NOTE =
  /^(?:fyi|fw|fwd|see below|please see below|zur info(?:rmation)?|zur kenntnis(?:nahme)?|siehe unten|z\. ?k\.)[\s.!:]{0,3}$/i;

/**
 * The message without the mails it answers: lines with `>`, what follows "On ... wrote:", an Outlook header block or
 * "-----Original Message-----". Answers between quoted lines stay. A message that is nothing but quoted or forwarded
 * text is returned as it came.
 */
export function stripQuotes(text: string): string {
  const lines = text.split("\n");
  const own = ownLines(lines);
  return own.some((line) => line.trim() !== "") ? own.join("\n") : text;
}

function ownLines(lines: readonly string[]): string[] {
  const own: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (QUOTED.test(line)) continue;
    const divider = dividerAt(lines, at);
    if (divider !== undefined) return beforeDivider(own, divider, lines);
    const attribution = attributionLength(lines, at);
    if (attribution === 0) own.push(line);
    else if (nextIsQuoted(lines, at + attribution)) at += attribution - 1;
    else return own;
  }
  return own;
}

/** Whether a quoted or forwarded mail begins at this line, by a divider or by its headers. */
export function dividerAt(lines: readonly string[], at: number): "original" | "forwarded" | undefined {
  const line = (lines[at] ?? "").trim();
  const next = RULE.test(line) ? at + 1 : at;
  return isHeaderBlock(lines, next) ? "original" : quoteDivider(line);
}

/** A forwarded mail is the message itself where its sender added nothing of their own. */
function beforeDivider(own: string[], divider: "original" | "forwarded", lines: readonly string[]): string[] {
  const added = own.filter((line) => line.trim() !== "");
  const passedOn = divider === "forwarded" && added.every((line) => COVER_NOTE.test(line.slice(0, 80).trim()));
  return passedOn ? [...lines] : own;
}

/** Mail programs wrap the attribution: it takes one to three lines, or none where there is no attribution. */
export function attributionLength(lines: readonly string[], at: number): number {
  if (!mayBeginAttribution((lines[at] ?? "").trimStart())) return 0;
  let joined = "";
  for (let count = 1; count <= 3 && at + count <= lines.length; count += 1) {
    const line = (lines[at + count - 1] ?? "").trim();
    if (line === "" || line.length > 400) return 0;
    joined = joined === "" ? line : `${joined} ${line}`;
    if (isAttribution(joined)) return count;
  }
  return 0;
}

function nextIsQuoted(lines: readonly string[], from: number): boolean {
  for (let at = from; at < Math.min(lines.length, from + 3); at += 1) {
    const line = lines[at] ?? "";
    if (line.trim() !== "") return QUOTED.test(line);
  }
  return false;
}
