/** Units of UN/ECE Recommendation 20 and 21 that invoices name most, as people write them. */
const words: Readonly<Record<string, string>> = {
  C62: "pcs",
  H87: "pcs",
  EA: "pcs",
  PR: "pairs",
  DZN: "dozen",
  KGM: "kg",
  GRM: "g",
  TNE: "t",
  MTR: "m",
  CMT: "cm",
  MMT: "mm",
  KMT: "km",
  MTK: "m²",
  MTQ: "m³",
  LTR: "l",
  MLT: "ml",
  MIN: "min",
  HUR: "h",
  DAY: "days",
  WEE: "weeks",
  MON: "months",
  ANN: "years",
  KWH: "kWh",
  XBX: "boxes",
  XPK: "packs",
  XCT: "cartons",
  XPX: "pallets",
  LS: "lump sum",
};

/** A unit as people write it; a code without a word of its own stays as it is. */
export function unitWords(code: string | null): string {
  if (code === null) return "";
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
