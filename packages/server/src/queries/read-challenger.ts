import { rivalSentence } from "@surety/core/challenger/rival-sentence";
import type { ChallengerDetail } from "@surety/core/wire/challenger";
import { type Candidate, type Contest, judgedIn } from "../challenger/candidate.ts";
import { readLook } from "../challenger/look-at-challenger.ts";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import type { Queryable } from "../storage/database.ts";
import { canaryArms } from "./canary-arms.ts";
import { readSummary } from "./challenger-wire.ts";
import { isUuid } from "./page.ts";
import { shareOf } from "./rates.ts";

/** A challenger with everything that is known of it now; null where there is none. */
export async function readChallengerDetail(
  database: Queryable,
  definitions: Pick<DefinitionStore, "version">,
  id: string,
): Promise<ChallengerDetail | null> {
  const summary = isUuid(id) ? await readSummary(database, id) : null;
  if (summary === null) return null;
  const { row, contest, facts, verdict } = await readLook({ database, definitions }, id);
  const currency = contest.champion.compiled.document.measure?.currency ?? "EUR";
  return {
    ...summary,
    criteria: row.criteria,
    criteriaHash: row.criteria_hash,
    verdict,
    comparisons: facts.comparisons,
    agreement: await agreementOf(database, id),
    actions: await actionsOf(database, id),
    automation: facts.automation,
    cost: facts.cost === null ? null : { ...facts.cost, currency },
    canary: await canaryArms(database, row),
    rivals: rivalsOf(contest),
  };
}

/** What is compared where language models are asked. */
function rivalsOf({ judgments, champion, challenger }: Contest): ChallengerDetail["rivals"] {
  return judgments.flatMap(({ name, plan }) => {
    if (plan === null) return [];
    const modelsOf = ({ compiled }: Candidate) => [...(judgedIn(compiled).get(name)?.judgment.models ?? [])];
    const [theirs, ours] = [modelsOf(champion), modelsOf(challenger)];
    const sentence = rivalSentence(plan, theirs, ours);
    return [{ judgment: name, kind: plan.kind, champion: theirs, challenger: ours, sentence }];
  });
}

async function agreementOf(database: Queryable, id: string): Promise<ChallengerDetail["agreement"]> {
  const rows = await database.query<{ judgment: string; agreed: number; cases: number }>(
    `select judgment, count(*) filter (where value is not distinct from champion_value)::int as agreed, count(*)::int as cases
     from surety.challenger_answers where challenger = $1 and source <> 'held-out' group by judgment order by judgment`,
    [id],
  );
  return rows.map(({ judgment, agreed, cases }) => ({ judgment, agreed: shareOf(agreed, cases) }));
}

async function actionsOf(database: Queryable, id: string): Promise<ChallengerDetail["actions"]> {
  const [row] = await database.query<ChallengerDetail["actions"]>(
    `select count(*)::int as cases, count(*) filter (where different)::int as different
     from surety.challenger_cases where challenger = $1`,
    [id],
  );
  return row ?? { cases: 0, different: 0 };
}
