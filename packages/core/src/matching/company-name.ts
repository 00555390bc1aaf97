import { foldText, textLikeness } from "./text-likeness.ts";

/** Legal forms as they are left when points and blanks are gone, longest first where one begins with another. */
const legalForms = [
  ["gesellschaft", "mbh", "co", "kg"],
  ["gesellschaft", "mbh"],
  ["ges", "mbh"],
  ["gmbh", "co", "kg"],
  ["gmbh", "cokg"],
  ["ag", "co", "kg"],
  ["ug", "haftungsbeschrankt"],
  ["sp", "z", "oo"],
  ["spzoo"],
  ["spolka", "z", "oo"],
  ["gmbh"],
  ["mbh"],
  ["ag"],
  ["kg"],
  ["kgaa"],
  ["ohg"],
  ["ug"],
  ["gbr"],
  ["ek"],
  ["ev"],
  ["eg"],
  ["se"],
  ["ltd"],
  ["limited"],
  ["llc"],
  ["llp"],
  ["plc"],
  ["inc"],
  ["incorporated"],
  ["corp"],
  ["corporation"],
  ["sa"],
  ["sarl"],
  ["sas"],
  ["sasu"],
  ["eurl"],
  ["sci"],
  ["spa"],
  ["srl"],
  ["srls"],
  ["snc"],
  ["sl"],
  ["slu"],
  ["lda"],
  ["bv"],
  ["nv"],
  ["vof"],
  ["bvba"],
  ["ab"],
  ["as"],
  ["asa"],
  ["aps"],
  ["oy"],
  ["oyj"],
  ["sro"],
  ["doo"],
  ["dd"],
  ["kft"],
  ["zrt"],
  ["ood"],
  ["eood"],
] as const;

/** Forms that are one under several spellings. */
const sameForm: Readonly<Record<string, string>> = {
  limited: "ltd",
  incorporated: "inc",
  corporation: "corp",
  "gmbh cokg": "gmbh co kg",
  mbh: "gmbh",
  "ges mbh": "gmbh",
  "gesellschaft mbh": "gmbh",
  "gesellschaft mbh co kg": "gmbh co kg",
  spzoo: "sp z oo",
  "spolka z oo": "sp z oo",
};
/** Words that say nothing of which company it is. */
const fillers = new Set([
  "and",
  "und",
  "et",
  "e",
  "y",
  "i",
  "en",
  "the",
  "der",
  "die",
  "das",
  "la",
  "le",
  "les",
  "de",
  "co",
  "cie",
]);

export interface CompanyName {
  /** Folded words without legal form and fillers, in their order; all of them where nothing else would be left. */
  readonly words: readonly string[];
  /** `gmbh`; null where the name says none. */
  readonly form: string | null;
}

/** `Müller & Söhne G.m.b.H. & Co. KG` is `muller`, `sohne` of the form `gmbh co kg`. */
export function companyName(name: string): CompanyName {
  // Points inside abbreviations go, so that S.r.l. is one word; A/S is one as well.
  const joined = name.replace(/\b(\p{L})[./](?=\p{L}\b)/gu, "$1").replace(/\bz\s+o\.?\s*o\b/giu, "z oo");
  const words = foldText(joined).split(" ").filter(Boolean);
  const form = legalForms.find((one) => placeOf(one, words) >= 0);
  const rest = form === undefined ? words : words.toSpliced(placeOf(form, words), form.length);
  const telling = rest.filter((word) => !fillers.has(word));
  const spelling = form?.join(" ");
  return {
    words: telling.length > 0 ? telling : words,
    form: spelling === undefined ? null : (sameForm[spelling] ?? spelling),
  };
}

/** Where a legal form stands; never at the very beginning, where it is a name. */
function placeOf(form: readonly string[], words: readonly string[]): number {
  return words.findIndex((_, at) => at > 0 && form.every((part, next) => words[at + next] === part));
}

/** Two legal forms are two companies, also where their names are one. */
const otherForm = 0.85;

/** How alike two names of companies are, in [0, 1]. */
export function nameLikeness(one: string, other: string): number {
  const [left, right] = [companyName(one), companyName(other)];
  const likeness = textLikeness(left.words.join(" "), right.words.join(" "));
  return left.form !== null && right.form !== null && left.form !== right.form ? likeness * otherForm : likeness;
}
