const DEVICE =
  /^(?:sent (?:from|via|with|using) (?:my |the )?\S.{0,80}|get outlook for \S.{0,40}|(?:von|mit) mein(?:em|er) .{1,60} (?:gesendet|gesendet\.)|gesendet (?:von|mit|über) .{1,80}|diese nachricht wurde von mein.{1,80} gesendet\.?|envoyé (?:de|depuis|à partir de) .{1,80}|enviado desde .{1,80}|verstuurd vanaf .{1,80}|inviato da .{1,80}|yahoo mail on \S.{0,40})$/i;

/** Whether a phone or mail program added this line by itself ("Sent from my iPhone"). */
export function isDeviceLine(line: string): boolean {
  const bare = line.trim().replace(/^[[(*_]|[\])*_.]$/g, "");
  return bare.length <= 120 && DEVICE.test(bare);
}

const CLOSING_WORDS = [
  "(?:kind|kindest|best|warm|warmest|many|with kind|with best|with warm) (?:regards|wishes)",
  "regards|best|all the best|cheers|sincerely|yours(?: sincerely| faithfully| truly)?|sincerely yours|respectfully|thanks and regards",
  "many thanks|thanks|thank you|thanks in advance|thank you in advance|thanks a lot|thx",
  "mit (?:freundlichen|besten|herzlichen|vielen|lieben) (?:grüßen|grüssen|gruß|gruss)|mit freundlichem (?:gruß|gruss)",
  "(?:freundliche|viele|beste|liebe|herzliche|schöne) (?:grüße|grüsse)|(?:lieben|besten|schönen) (?:gruß|gruss)|gruß|gruss|grüße|hochachtungsvoll|mfg|lg|vg|bg",
  "vielen dank|danke|herzlichen dank|besten dank|vielen dank im voraus|danke im voraus|vielen dank und (?:viele|beste|freundliche|liebe) (?:grüße|grüsse)",
  "cordialement|bien cordialement|bien à vous|salutations|meilleures salutations|sincères salutations|saludos|un saludo|cordiali saluti|met vriendelijke groet(?:en)?",
];
const CLOSING = new RegExp(`^(?:${CLOSING_WORDS.join("|")})(?:[,.!;]{0,3}|,? [-–—])$`, "iu");
const CLOSING_AND_NAME = new RegExp(
  `^(?:${CLOSING_WORDS.join("|")})(?:,| [-–—]|\\.)\\s(?:\\p{Lu}[\\p{L}.'’-]{0,30}\\s?){1,3}$`,
  "u",
);

/** Whether the line ends a letter: "Kind regards," or "Thanks, Ann Lee". */
export function isClosing(line: string): boolean {
  const bare = line.trim();
  if (bare.length > 80) return false;
  return CLOSING.test(bare) || CLOSING_AND_NAME.test(bare.charAt(0).toLowerCase() + bare.slice(1));
}

const SMALL_PRINT =
  /confidential|privileged|disclaimer|intended (?:solely|only)|vertraulich|haftung|geschäftsführer|amtsgericht|registered (?:in|office)|think before (?:you )?print|unsubscribe/i;
const POSTSCRIPT = /^p\.? ?s\.?[\s:,]/i;

/** Whether a line can stand in a signature: a name, an address, small print; not a sentence or question of the message. */
export function isSignatureLine(line: string): boolean {
  const bare = line.trim();
  if (POSTSCRIPT.test(bare)) return false;
  if (SMALL_PRINT.test(bare.slice(0, 2000))) return true;
  return bare.length <= 120 && !bare.endsWith("?") && bare.split(" ").length <= 12;
}
