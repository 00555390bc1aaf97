import type { CandidateWire, ChallengerSummary } from "@surety/core/wire/challenger";
import type { ChallengerRow, ModelHashes } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";

type SummaryRow = ChallengerRow & {
  number: number;
  champion_number: number;
  by: string | null;
  done: number;
  shadowed: number;
  used: number;
  currency: string | null;
};

const columns = `c.*, v.number, b.number as champion_number, surety.name_of(c.created_by) as by,
  (select count(*)::int from surety.challenger_cases x where x.challenger = c.id and x.source = 'replay') as done,
  (select count(*)::int from surety.challenger_cases x where x.challenger = c.id and x.source = 'shadow') as shadowed,
  b.document #>> '{measure,currency}' as currency,
  coalesce((select spent_micros + unseen_micros from surety.budgets u where u.budget = 'challenger:' || c.id and u.period = 'all'), 0)::float8 as used`;
const tables = `surety.challengers c join surety.versions v on v.hash = c.version join surety.versions b on b.hash = c.champion_version`;

/** The newest challengers of a workflow. */
export async function listChallengers(database: Queryable, workflow: string): Promise<ChallengerSummary[]> {
  const rows = await database.query<SummaryRow>(
    `select ${columns} from ${tables} where c.workflow = $1 order by c.created_at desc limit 50`,
    [workflow],
  );
  return rows.map(summaryOf);
}

export async function readSummary(database: Queryable, id: string): Promise<ChallengerSummary | null> {
  const [row] = await database.query<SummaryRow>(`select ${columns} from ${tables} where c.id = $1`, [id]);
  return row === undefined ? null : summaryOf(row);
}

function summaryOf(row: SummaryRow): ChallengerSummary {
  return {
    id: row.id,
    workflow: row.workflow,
    status: row.status,
    sentence: row.sentence,
    reason: row.reason,
    createdBy: row.by,
    createdAt: row.created_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    canaryShare: row.canary_share,
    champion: candidateWire(row.champion_version, row.champion_number, row.champion_models),
    challenger: candidateWire(row.version, row.number, row.models),
    replay: {
      from: row.replay_from.toISOString(),
      to: row.replay_to.toISOString(),
      cases: row.replay_cases,
      done: row.done,
    },
    shadowed: row.shadowed,
    money: moneyOf(row),
    paused: row.paused,
  };
}

function moneyOf({ most_micros: most, used: usedMicros, currency }: SummaryRow): ChallengerSummary["money"] {
  return most === null ? null : { mostMicros: Number(most), usedMicros, currency: currency ?? "EUR" };
}

export function candidateWire(hash: string, number: number, models: ModelHashes): CandidateWire {
  return { version: { hash, number }, models };
}
