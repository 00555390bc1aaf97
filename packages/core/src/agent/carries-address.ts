/** Schemes, hosts and mail addresses in any alphabet, and markup; zero-width characters between their letters hide nothing. */
const addresses = [
  /[a-z][a-z0-9+.-]{1,20}:\s*\/\//i,
  /\b(?:javascript|data|vbscript|mailto|tel|sms|file):/i,
  /\bwww\s*[.。．｡]/i,
  /[^\s@]@[^\s@]+[.。．｡][^\s@]/u,
  /\p{L}[\p{L}\p{N}-]*[.。．｡](?:com|net|org|io|info|biz|app|dev|xyz|top|ru|cn|de|eu|uk|fr|example|test|invalid|local)\b/iu,
  /\b\d{1,3}(?:\.\d{1,3}){3}\b/,
  /<[a-z!/?][^>]*>?/i,
  /\]\s*\(/,
  /&(?:#x?[0-9a-f]+|[a-z]+);/i,
];
const invisible = /[\p{Cf}\p{Cc}\u{E0000}-\u{E007F}]/gu;

/** Whether a text leads somewhere, or is more than text: a link, a mail address, markup. Meant to say yes too often. */
export function carriesAddress(value: unknown): boolean {
  if (typeof value === "string") {
    const seen = value
      .replace(/[\n\r\t]/g, " ")
      .replace(invisible, "")
      .normalize("NFKC");
    return addresses.some((one) => one.test(seen));
  }
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, one]) => carriesAddress(key) || carriesAddress(one));
}
