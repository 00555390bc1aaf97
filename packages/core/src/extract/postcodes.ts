/** How postcodes look, by country (ISO alpha-2); those that are not named have four or five digits. */
const patterns: Readonly<Record<string, string>> = {
  AR: "[A-Z]?\\d{4}(?:[A-Z]{3})?",
  BR: "\\d{5}-?\\d{3}",
  CA: "[A-Z]\\d[A-Z] ?\\d[A-Z]\\d",
  CN: "\\d{6}",
  CZ: "\\d{3} ?\\d{2}",
  GB: "[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}",
  GR: "\\d{3} ?\\d{2}",
  IE: "[A-Z]\\d[\\dW] ?[A-Z\\d]{4}",
  IN: "[1-9]\\d{2} ?\\d{3}",
  JP: "\\d{3}-\\d{4}",
  KR: "\\d{5}",
  LT: "LT-\\d{5}",
  LV: "LV-\\d{4}",
  NL: "[1-9]\\d{3} ?[A-Z]{2}",
  PL: "\\d{2}-\\d{3}",
  PT: "\\d{4}-\\d{3}",
  RO: "\\d{6}",
  SE: "\\d{3} ?\\d{2}",
  SG: "\\d{6}",
  SK: "\\d{3} ?\\d{2}",
  US: "\\d{5}(?:-\\d{4})?",
};
const usual = "\\d{4,5}";
/** Where nobody names the country: the longest forms first, so that none is cut. */
const any = ["BR", "CA", "GB", "IE", "JP", "NL", "PT", "PL", "US"].map((country) => patterns[country]).join("|");

const lettered = ["CA", "GB", "IE"].map((country) => patterns[country]).join("|");

const town = "['’]?\\p{Lu}[\\p{L}.'’()/ -]{1,40}";

/** A state of America alone is no town, nor is what numbers are called. */
const noTown = /^(?:[A-Z]{2}$|(?:[Tt]el|TEL|[Ff]ax|FAX|[Nn]r|NR|[Nn]o|NO|[Aa]rt)\b)/;

/** A postcode with its town: what stands before both, and behind them, is something else. */
export interface PostalPlace {
  readonly before: string;
  readonly postcode: string;
  readonly city: string;
  readonly after: string;
}

/** Where the postcode stands behind its town. */
const postcodeLast: ReadonlySet<string> = new Set(["AU", "BR", "CA", "GB", "IE", "IN", "NZ", "SG", "US"]);

const remembered = new Map<string, readonly RegExp[]>();

/** Where a text names a postcode with its town; null where it does not. */
export function postalPlace(text: string, country?: string): PostalPlace | null {
  for (const form of formsOf(country)) {
    const groups = form.exec(text)?.groups;
    const [postcode = "", city = ""] = [groups?.["postcode"], groups?.["city"]];
    if (groups === undefined || noTown.test(city)) continue;
    const before = (groups["before"] ?? "").replace(/[\s,;·•|]+$/, "").trim();
    return { before, postcode: postcode.toUpperCase(), city: city.trim(), after: (groups["after"] ?? "").trim() };
  }
  return null;
}

/** The postcode before its town, as most countries write it, and behind it, as in Britain and America. */
function formsOf(country = ""): readonly RegExp[] {
  const known = remembered.get(country);
  if (known !== undefined) return known;
  const code = Object.hasOwn(patterns, country) ? patterns[country] : country === "" ? `${any}|${usual}` : usual;
  // Without a country, digits behind a word are a number of something; letters in them, or a state before them, say more.
  const behind = Object.hasOwn(patterns, country) ? (patterns[country] ?? usual) : usual;
  const last = country === "" ? `${lettered}|(?<=\\b[A-Z]{2}\\s+)\\d{5}(?:-\\d{4})?` : behind;
  const apart = "[\\s,;·•|]";
  const end = `(?:${apart}+(?<after>.*))?$`;
  const before = new RegExp(
    `^(?<before>.*?${apart}+|)(?:[A-Z]{1,3}-)?(?<postcode>${code})\\s+(?<city>${town}?)(?:\\s*[,;·•|]\\s*(?<after>.*))?$`,
    "u",
  );
  const after = new RegExp(
    `^(?<before>|.*[,;·•|]\\s*)(?<city>${town}?),?\\s+(?:[A-Z]{2}\\s+)?(?<postcode>${last})${end}`,
    "u",
  );
  const forms = country === "" || postcodeLast.has(country) ? [before, after] : [before];
  remembered.set(country, forms);
  return forms;
}
