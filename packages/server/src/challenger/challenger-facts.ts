import { compareAnswers } from "@surety/core/challenger/compare-answers";
import type { ChallengerFacts } from "@surety/core/challenger/judge-challenger";
import type { AutomationComparison, JudgmentComparison } from "@surety/core/wire/challenger";
import type { ChallengerRow } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { challengerGates } from "./challenger-gates.ts";
import type { Contest } from "./candidate.ts";
import { readPairs } from "./read-pairs.ts";

/** Everything that the verdict rests on, as it is known now. */
export interface KnownFacts extends ChallengerFacts {
  comparisons: JudgmentComparison[];
  automation: AutomationComparison[];
}

export async function challengerFacts(database: Queryable, row: ChallengerRow, contest: Contest): Promise<KnownFacts> {
  const pairs = await readPairs(database, row);
  const gates = await challengerGates(database, row);
  return {
    comparisons: contest.judgments.map(({ name }) => compareAnswers(name, pairs.get(name) ?? [], row.criteria)),
    cost: await costOf(database, row.id),
    automation: gates.map((one) => one.automation),
    replayed: row.replayed,
  };
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
