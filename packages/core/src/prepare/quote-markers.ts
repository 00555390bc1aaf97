/** Words that open the line a mail program puts above the mail it quotes, and the words that end it. */
const ATTRIBUTIONS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^on\s/i, /\bwrote\s?:$/i],
  [/^(?:am|um)\s/i, /\b(?:schrieb|geschrieben)\b.{0,200}:$/i],
  [/^le\s/i, /\ba écrit\s?:$/i],
  [/^el\s/i, /\bescribió\s?:$/i],
  [/^il\s/i, /\bha scritto\s?:$/i],
  [/^op\s/i, /\bschreef\b.{0,200}:$/i],
  [/^em\s/i, /\bescreveu\s?:$/i],
  [/^(?:den|på)\s/i, /\bskrev\b.{0,200}:$/i],
  [/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s/, /<[^<>\s]{3,254}@[^<>\s]{1,254}>\s?:$/],
];
const LONGEST_LINE = 400;
const FIRST_WORD = /^(?:on|am|um|le|el|il|op|em|den|på|\d{4}[-/.])/i;

/** Whether an attribution can begin with this line; a quick look before the exact one. */
export function mayBeginAttribution(line: string): boolean {
  return line.length <= LONGEST_LINE && FIRST_WORD.test(line);
}

/** Whether these words are an attribution such as `On Mon, 4 Mar 2026 at 10:00, Ann <ann@example.com> wrote:`. */
export function isAttribution(text: string): boolean {
  if (!text.endsWith(":") || text.length > LONGEST_LINE || !/[\d@]/.test(text)) return false;
  return ATTRIBUTIONS.some(([start, end]) => start.test(text) && end.test(text));
}

const ORIGINAL =
  /^[-_* ]{2,40}(?:original message|original appointment|ursprüngliche nachricht|originalnachricht|message d'origine|mensaje original|oorspronkelijk bericht|messaggio originale)[-_* ]{2,40}$/i;
const FORWARDED =
  /^(?:[-_* ]{2,40}(?:forwarded message|weitergeleitete nachricht|message transféré|forwarded by .{1,200})[-_* ]{0,40}|begin forwarded message:|anfang der weitergeleiteten nachricht:)$/i;

/** `original`: the mail that is answered comes below this line; `forwarded`: somebody passes a mail on. */
export function quoteDivider(line: string): "original" | "forwarded" | undefined {
  if (line.length > LONGEST_LINE || line.length < 12) return undefined;
  if (ORIGINAL.test(line)) return "original";
  return FORWARDED.test(line) ? "forwarded" : undefined;
}

const SENDER = /^\*{0,2}(?:from|von|de|van|da|från|fra)\s?:\*{0,2}\s?\S/i;
const OTHER_HEADER =
  /^\*{0,2}(?:sent|date|to|cc|subject|reply-to|importance|gesendet|datum|an|betreff|envoyé|date|à|objet|enviado|para|asunto|verzonden|aan|onderwerp|inviato|oggetto)\s?:\*{0,2}(?:\s|$)/i;

/** Whether a mail header block as Outlook writes it (From, Sent, To, Subject in any of its languages) begins at this line. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!lines[at]?.includes(":") || !SENDER.test(short(lines[at]))) return false;
  const others = lines.slice(at + 1, at + 7).filter((line) => OTHER_HEADER.test(short(line)));
  return others.length >= 2;
}

function short(line: string | undefined): string {
  return (line ?? "").slice(0, LONGEST_LINE).trim();
}
