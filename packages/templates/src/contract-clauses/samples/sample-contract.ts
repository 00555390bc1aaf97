import type { Chance } from "../../paper/chance.ts";
import { sampleCustomer, sampleSuppliers } from "../../invoice-intake/samples/suppliers.ts";
import { fillWords, namesFor, numbersFor } from "./fill-words.ts";
import { english } from "./words/english.ts";
import { french } from "./words/french.ts";
import { german } from "./words/german.ts";
import {
  type ClauseType,
  type ClauseWording,
  clauseTypes,
  type ContractKind,
  contractKinds,
  type KindWording,
  type Wording,
} from "./words/wording.ts";

/** A sentence of a contract, and the type of clause that it is or belongs to. */
export interface SampleSentence {
  readonly text: string;
  readonly type: ClauseType | null;
}

export interface SampleSection {
  readonly heading: string;
  readonly sentences: readonly SampleSentence[];
}

/** What a contract says, before anybody has decided how it looks. */
export interface SampleContract {
  readonly kind: ContractKind;
  readonly language: Wording["language"];
  readonly title: string;
  readonly parties: string;
  readonly sections: readonly SampleSection[];
  readonly signed: string;
  /** How its pages are counted, with `{n}` and `{of}`. */
  readonly page: string;
}

export interface ContractWish {
  readonly number: number;
  /** The day from which the days in it are counted, as YYYY-MM-DD. */
  readonly today: string;
  /** How likely each of its clauses is worded as hardly anybody words it. */
  readonly rare: number;
  readonly language?: Wording["language"];
}

const wordings: readonly Wording[] = [english, english, english, german, german, french];
/** Of the clauses that a contract may have, some are missing in each. */
const there = 0.78;
/** These three often stand under one heading. */
const ofTheTerm: readonly ClauseType[] = ["term", "renewal", "notice period"];

/** A contract of Kestrel Home with one of its suppliers; equal wishes and chances give equal contracts. */
export function sampleContract(wish: ContractWish, chance: Chance): SampleContract {
  const wording =
    wish.language === undefined ? chance.one(wordings) : wordings.find((one) => one.language === wish.language)!;
  const kind = contractKinds[wish.number % contractKinds.length]!;
  const own = wording.kinds[kind];
  const names = namesFor(wording, own.roles, wish.today, chance);
  const fill = (text: string) => fillWords(text, { ...names, ...numbersFor(wording, chance) });
  /** What is said besides, each sentence once. */
  const besides = shuffled(wording.others, chance);
  const clauses = clauseSections(wording, wish.rare, besides, chance);
  const sections = [aboutKind(own, chance), ...clauses, general(wording, besides, chance)];
  return {
    kind,
    language: wording.language,
    title: own.title,
    parties: partiesOf(wording, own, chance),
    sections: sections.map(({ heading, sentences }) => ({
      heading,
      sentences: sentences.map(({ text, type }) => ({ text: fill(text), type })),
    })),
    signed: fill(wording.signed),
    page: wording.page,
  };
}

function aboutKind({ heading, sentences }: KindWording, chance: Chance): SampleSection {
  const some = shuffled(sentences, chance).slice(0, chance.whole(2, sentences.length));
  return { heading, sentences: some.map(noClause) };
}

/** One section for each clause that is there, in nearly the usual order; those of the term often together. */
function clauseSections(wording: Wording, rare: number, besides: string[], chance: Chance): SampleSection[] {
  const types = clauseTypes.filter(() => chance.happens(there));
  if (chance.happens(0.3)) types.push(...types.splice(chance.whole(0, types.length), 1));
  const together = chance.happens(0.4);
  const sections = types.map((type) => ({
    type,
    sentences: clauseSentences(wording.clauses[type], { type, rare, besides }, chance),
  }));
  const joined = together ? sections.filter(({ type }) => ofTheTerm.includes(type)) : [];
  const first = joined[0];
  return sections
    .filter((one) => one === first || !joined.includes(one))
    .map((one) => ({
      heading: wording.clauses[one.type].heading,
      sentences: one === first ? joined.flatMap(({ sentences }) => sentences) : one.sentences,
    }));
}

/** The clause in one or two of its ways, with what else people write around it. */
function clauseSentences(
  { ways, rare: seldom }: ClauseWording,
  { type, rare, besides }: { type: ClauseType; rare: number; besides: string[] },
  chance: Chance,
): SampleSentence[] {
  const said = chance.happens(rare) ? [seldom] : shuffled(ways, chance).slice(0, chance.happens(0.15) ? 2 : 1);
  const clause = said.map((text) => ({ text, type }));
  const around = besides.length > 3 && chance.happens(0.35) ? besides.splice(0, 1).map(noClause) : [];
  return chance.happens(0.3) ? [...around, ...clause] : [...clause, ...around];
}

function general({ othersHeadings }: Wording, besides: string[], chance: Chance): SampleSection {
  return { heading: chance.one(othersHeadings), sentences: besides.splice(0, chance.whole(3, 5)).map(noClause) };
}

const noClause = (text: string): SampleSentence => ({ text, type: null });

function partiesOf({ between, and, called }: Wording, { roles }: KindWording, chance: Chance): string {
  const { party } = chance.one(sampleSuppliers);
  const named = ({ name, street, postcode, city }: typeof party, role: string) =>
    `${name}, ${[street, [postcode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ")}, ${called.replace("{role}", role)}`;
  return `${between} ${named(party, roles[0])}, ${and} ${named(sampleCustomer, roles[1])}.`;
}

function shuffled<Item>(items: readonly Item[], chance: Chance): Item[] {
  const left = [...items];
  return items.map(() => left.splice(chance.whole(0, left.length - 1), 1)[0]!);
}
