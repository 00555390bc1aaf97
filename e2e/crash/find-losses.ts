import type { CaseFacts, StoredFacts } from "./case-facts.ts";
import { destinyOf } from "./crash-workflow.ts";
import { idempotencyKey } from "./retrying-client.ts";

/** What the two ends of the house know: the sender, and the receiver of the effects. */
export interface Witnesses {
  /** Ticket number to the case that was acknowledged. */
  acknowledged: ReadonlyMap<number, string>;
  /** How often a key took effect. */
  seen(key: string): number;
  /** Effects that the receiver has, one for each key. */
  effects: number;
}

/** What is missing, double or in contradiction, each as one sentence; nothing where all is well. */
export function findLosses(
  stored: StoredFacts,
  witnesses: Witnesses,
): { lost: string[]; doubled: string[]; wrong: string[] } {
  const byNumber = Map.groupBy(stored.cases, (one) => one.number);
  const journal = Map.groupBy(stored.journal, (one) => one.key);
  const numbers = [...witnesses.acknowledged.keys()];
  return {
    lost: numbers.flatMap((number) => lossOf(number, byNumber.get(number) ?? [], witnesses)),
    doubled: [
      ...numbers.flatMap((number) => doublesOf(number, byNumber.get(number) ?? [], journal, witnesses)),
      ...surplus(stored, witnesses),
    ],
    wrong: stored.cases.flatMap(contradictionsOf),
  };
}

function lossOf(number: number, cases: readonly CaseFacts[], { acknowledged, seen }: Witnesses): string[] {
  const one = cases.find((each) => each.id === acknowledged.get(number));
  if (one === undefined) return [`ticket ${number} was acknowledged and its case is not there`];
  const waits = destinyOf(number) === "waiting";
  const ended = waits ? one.status === "waiting" && one.waitingFor === "review" : one.status === "done";
  if (!ended)
    return [
      `ticket ${number} is ${one.status}${one.waitingFor === null ? "" : ` for ${one.waitingFor}`}${one.error == null ? "" : `: ${one.error}`}`,
    ];
  const unsent = one.effects.filter((effect) => seen(effect.key) === 0);
  return waits || (one.effects.length === 1 && unsent.length === 0)
    ? []
    : [`the effect of ticket ${number} is missing`];
}

function doublesOf(
  number: number,
  cases: readonly CaseFacts[],
  journal: ReadonlyMap<string, unknown[]>,
  { seen }: Witnesses,
): string[] {
  const keys = cases.flatMap((one) => one.effects.map((effect) => effect.key));
  return [
    ...(cases.length > 1 ? [`ticket ${number} became ${cases.length} cases`] : []),
    ...((journal.get(idempotencyKey(number)) ?? []).length > 1 ? [`ticket ${number} is in the journal twice`] : []),
    ...(keys.length > 1 ? [`ticket ${number} has ${keys.length} effects`] : []),
    ...keys.filter((key) => seen(key) > 1).map((key) => `the effect ${key} was seen ${seen(key)} times`),
  ];
}

/** Cases or effects that nobody asked for. */
function surplus({ cases, journal }: StoredFacts, { acknowledged, effects }: Witnesses): string[] {
  const ledger = cases.reduce((sum, one) => sum + one.effects.length, 0);
  return [
    ...(cases.length > acknowledged.size ? [`${cases.length} cases for ${acknowledged.size} tickets`] : []),
    ...(journal.length > acknowledged.size ? [`${journal.length} events for ${acknowledged.size} tickets`] : []),
    ...(effects > ledger ? [`the receiver has ${effects} effects and the ledger ${ledger}`] : []),
  ];
}

/** Where journal, timeline, judgments, decisions and ledger do not tell the same story. */
function contradictionsOf(one: CaseFacts): string[] {
  const destiny = destinyOf(one.number);
  const sent = one.effects.filter((effect) => effect.status === "sent" && effect.receipt).length;
  const expected: [string, number, number][] = [
    ["journal entries", one.journal, 1],
    ["judgments", one.judgments, 1],
    ["decisions", one.decisions, destiny === "decided" ? 1 : 0],
    ["receipts in the ledger", sent, destiny === "waiting" ? 0 : 1],
    ["judgments in the timeline", one.tellings, 1],
  ];
  return expected
    .filter(([, found, wanted]) => found !== wanted)
    .map(([what, found, wanted]) => `ticket ${one.number} (${destiny}): ${found} ${what}, not ${wanted}`);
}
