/** What a unit measures, and how many of the base unit of that it is, as digits. */
export interface UnitFacts {
  readonly measures: "count" | "mass" | "length" | "area" | "volume" | "time" | "energy" | "pairs";
  readonly factor: string;
}

const group = (measures: UnitFacts["measures"], factors: Readonly<Record<string, string>>): [string, UnitFacts][] =>
  Object.entries(factors).map(([code, factor]) => [code, { measures, factor }]);

/**
 * Units that convert into each other by a fixed factor, by their codes of UN/ECE Recommendation 20 (revision 17), the ones
 * that e-invoices use. Packages (Recommendation 21: XBX, XCT) hold what the article says; months have no fixed length.
 */
export const unitFacts: ReadonlyMap<string, UnitFacts> = new Map([
  ...group("count", {
    C62: "1",
    H87: "1",
    EA: "1",
    NAR: "1",
    DZN: "12",
    GRO: "144",
    CEN: "100",
    MIL: "1000",
    MIO: "1000000",
  }),
  ...group("pairs", { PR: "1", NPR: "1", TPR: "10", DPR: "12" }),
  ...group("mass", {
    KGM: "1",
    GRM: "0.001",
    MGM: "0.000001",
    DTN: "100",
    TNE: "1000",
    LBR: "0.45359237",
    ONZ: "0.028349523125",
    STN: "907.18474",
    LTN: "1016.0469088",
  }),
  ...group("length", {
    MTR: "1",
    MMT: "0.001",
    CMT: "0.01",
    DMT: "0.1",
    KMT: "1000",
    INH: "0.0254",
    FOT: "0.3048",
    YRD: "0.9144",
    SMI: "1609.344",
  }),
  ...group("area", {
    MTK: "1",
    MMK: "0.000001",
    CMK: "0.0001",
    DMK: "0.01",
    HAR: "10000",
    KMK: "1000000",
    INK: "0.00064516",
    FTK: "0.09290304",
    YDK: "0.83612736",
  }),
  ...group("volume", {
    LTR: "1",
    MLT: "0.001",
    CLT: "0.01",
    DLT: "0.1",
    HLT: "100",
    CMQ: "0.001",
    DMQ: "1",
    MTQ: "1000",
    GLL: "3.785411784",
    GLI: "4.54609",
    OZA: "0.0295735295625",
    PTI: "0.56826125",
  }),
  ...group("time", { SEC: "1", MIN: "60", HUR: "3600", DAY: "86400", WEE: "604800" }),
  ...group("energy", { JOU: "1", KJO: "1000", WHR: "3600", KWH: "3600000", MWH: "3600000000", GWH: "3600000000000" }),
]);

/** How people and older systems write the same units. */
const written: Readonly<Record<string, string>> = {
  ...spellings(
    "C62",
    "stk stück stueck st pcs pc pce piece pieces pièce pièces pezzo pezzi pz unit units unité stuks ks szt one",
  ),
  ...spellings("PR", "pair pairs paar paire paires paia"),
  ...spellings("DZN", "dozen dutzend douzaine dz"),
  ...spellings("KGM", "kg kilo kilogramm kilogram kilogrammes"),
  ...spellings("GRM", "g gr gramm gram"),
  ...spellings("TNE", "t to tonne tonnen tonnes"),
  ...spellings("MTR", "m meter metre mètre metro lfm"),
  ...spellings("CMT", "cm"),
  ...spellings("MMT", "mm"),
  ...spellings("KMT", "km ktm"),
  ...spellings("MTK", "m2 m² qm sqm"),
  ...spellings("MTQ", "m3 m³ cbm"),
  ...spellings("LTR", "l liter litre litro ltr"),
  ...spellings("MLT", "ml"),
  ...spellings("HUR", "h std stunde stunden hour hours heure heures ora ore"),
  ...spellings("MIN", "min minute minuten minutes"),
  ...spellings("DAY", "d tag tage day days jour jours giorno giorni"),
  ...spellings("MON", "monat monate month months mois mese mesi"),
  ...spellings("KWH", "kwh"),
  ...spellings("XBX", "bx box karton schachtel boîte"),
  ...spellings("XPK", "pk pack packung paket paquet confezione ve"),
  ...spellings("XCT", "ct carton"),
  ...spellings("LS", "pauschal pauschale lump forfait psch"),
};

function spellings(code: string, words: string): Record<string, string> {
  return Object.fromEntries(words.split(" ").map((word) => [word, code]));
}

/** The code of a unit as it was written: `Stk.` is `C62`, `kg` is `KGM`; what nobody knows stays as it is, in capitals. */
export function unitCode(unit: string): string {
  const plain = unit.trim().replace(/\.$/, "");
  const upper = plain.toUpperCase();
  if (unitFacts.has(upper)) return upper;
  return Object.hasOwn(written, plain.toLowerCase()) ? (written[plain.toLowerCase()] ?? upper) : upper;
}
