import { compareAnswers } from "@surety/core/challenger/compare-answers";
import type { FieldSpecs } from "@surety/core/extract/field-schema";
import type { ChallengerFacts } from "@surety/core/challenger/judge-challenger";
import type { AutomationComparison, JudgmentComparison } from "@surety/core/wire/challenger";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { challengerGates } from "./challenger-gates.ts";
import { type Contest, judgedIn } from "./candidate.ts";
import { asksLanguageModels } from "./counted-labels.ts";
import { type PricedPair, readPairs } from "./read-pairs.ts";

/** Everything that the verdict rests on, as it is known now. */
export interface KnownFacts extends ChallengerFacts {
  comparisons: JudgmentComparison[];
  automation: AutomationComparison[];
}

export async function challengerFacts(database: Queryable, row: ChallengerRow, contest: Contest): Promise<KnownFacts> {
  const later = contest.judgments.filter(({ plan }) => plan?.kind === "whole").map(({ name }) => name);
  const pairs = await readPairs(database, row, later, fieldsIn(contest));
  const gates = await challengerGates(database, row);
  return {
    comparisons: contest.judgments.map(({ name }) => compareAnswers(name, pairs.get(name) ?? [], row.criteria)),
    isPaid: asksLanguageModels(contest),
    cost: asksLanguageModels(contest) ? weighedCost([...pairs.values()]) : await costOf(database, row.id),
    automation: gates.map((one) => one.automation),
    replayed: row.replayed,
  };
}

/** The fields of judgments that read some, by their names. */
const fieldsIn = ({ champion }: Contest): Map<string, FieldSpecs> =>
  new Map(
    [...judgedIn(champion.compiled).values()].flatMap(({ judgment }) =>
      judgment.kind === "extract" ? [[judgment.name, judgment.fields] as const] : [],
    ),
  );

/**
 * What a case costs, where only labelled cases were asked about: each counts for the part of all cases that it stands for, as
 * it does in the comparison of answers.
 */
function weighedCost(judgments: readonly (readonly PricedPair[])[]): ChallengerFacts["cost"] {
  const sum = { champion: 0, challenger: 0 };
  for (const pairs of judgments) {
    const weights = pairs.reduce((total, { weight }) => total + weight, 0);
    if (weights === 0) continue;
    sum.champion += pairs.reduce((total, one) => total + one.weight * one.championCost, 0) / weights;
    sum.challenger += pairs.reduce((total, one) => total + one.weight * one.cost, 0) / weights;
  }
  return judgments.some((pairs) => pairs.length > 0) ? sum : null;
}

async function costOf(database: Queryable, id: string): Promise<ChallengerFacts["cost"]> {
  const [row] = await database.query<{ champion: number | null; challenger: number | null }>(
    `select (sum(champion_cost_micros) / nullif(count(distinct subject), 0))::float8 as champion,
       (sum(cost_micros) / nullif(count(distinct subject), 0))::float8 as challenger
     from surety.challenger_answers where challenger = $1 and source <> 'held-out'`,
    [id],
  );
  const { champion = null, challenger = null } = row ?? {};
  if (champion === null || challenger === null || (champion === 0 && challenger === 0)) return null;
  return { champion, challenger };
}
