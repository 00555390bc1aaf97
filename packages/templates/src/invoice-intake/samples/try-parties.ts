import { matchParty } from "@surety/core/matching/match-party";
import type { Party } from "@surety/core/matching/match-records";
import { type Chance, chanceOf } from "../../paper/chance.ts";
import { seededRandom } from "@surety/core/statistics/seeded-random";

/** What is known of one attempt to find somebody: how sure it was, and whether that was right. */
export interface PartyAttempt {
  readonly score: number;
  readonly right: boolean;
  /** The party is in the list at all. */
  readonly known: boolean;
}

const words = ["Nord", "Alpen", "Rhein", "Delta", "Union", "Stern", "Falken", "Hansa", "Ost", "Berg"];
const trades = ["Metallbau", "Logistik", "Papier", "Elektro", "Textil", "Chemie", "Druck", "Möbel"];
const forms = ["GmbH", "AG", "KG", "GmbH & Co. KG", "S.r.l.", "Ltd", "B.V."];
const cities = [
  ["20095", "Hamburg"],
  ["50667", "Köln"],
  ["80331", "München"],
  ["01067", "Dresden"],
  ["90402", "Nürnberg"],
  ["28195", "Bremen"],
] as const;
const streets = ["Hauptstraße", "Bahnhofstraße", "Gartenweg", "Industriestraße", "Am Markt", "Ringstraße"];

const digits = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => chance.whole(0, 9)).join("");

function party(chance: Chance, at: number): Party {
  const [postcode, city] = chance.one(cities);
  const name = `${chance.one(words)}${chance.happens(0.5) ? " " : ""}${chance.one(trades)} ${chance.one(forms)}`;
  return {
    id: `P-${at}`,
    name,
    otherNames: [],
    vatId: `DE${digits(chance, 9)}`,
    taxNumber: null,
    companyId: null,
    street: `${chance.one(streets)} ${chance.whole(1, 90)}`,
    postcode,
    city,
    country: "DE",
    email: `rechnung@p${at}.example`,
    ibans: [`DE${digits(chance, 20)}`],
  };
}

/** The same party as an invoice states it: with less, and spelled in another way. */
function stated(one: Party, chance: Chance): Party {
  const name = one.name ?? "";
  const names = [
    name.toUpperCase(),
    name.replace("ö", "oe").replace("&", "und"),
    name.replace("GmbH", "Gesellschaft mbH"),
    `${name} Niederlassung ${one.city}`,
    typed(name, chance),
    name.replace(/ (GmbH|AG|KG|Ltd|B\.V\.|S\.r\.l\.).*/, ""),
  ];
  const maybe = <Value>(value: Value, probability: number): Value | null =>
    chance.happens(probability) ? value : null;
  return {
    ...one,
    id: null,
    name: chance.happens(0.6) ? chance.one(names) : name,
    vatId: maybe(one.vatId, 0.6),
    street: maybe(one.street?.replace("straße", "str.") ?? null, 0.6),
    postcode: maybe(one.postcode, 0.8),
    city: maybe(one.city, 0.8),
    email: maybe(one.email, 0.3),
    ibans: chance.happens(0.5) ? one.ibans : chance.happens(0.3) ? [`DE${digits(chance, 20)}`] : [],
  };
}

/** One character left out or doubled. */
function typed(name: string, chance: Chance): string {
  const at = chance.whole(1, name.length - 2);
  return chance.happens(0.5) ? name.slice(0, at) + name.slice(at + 1) : name.slice(0, at) + name.slice(at - 1);
}

/** Looks for so many parties among 300 with names that are much alike; one in four is in no list. */
export function tryParties(attempts: number, seed: number): PartyAttempt[] {
  const chance = chanceOf(seededRandom(seed));
  const list = Array.from({ length: 300 }, (_, at) => party(chance, at));
  return Array.from({ length: attempts }, (_, at) => {
    const known = chance.happens(0.75);
    const truth = known ? chance.one(list) : party(chance, 1000 + at);
    const [best] = matchParty(stated(truth, chance), list);
    return { score: best?.score ?? 0, right: known && list[best?.at ?? -1] === truth, known };
  });
}
