import { join } from "node:path";
import { openDatabase } from "../../packages/server/src/storage/database.ts";
import { toDecide } from "./crash-workflow.ts";

/** What the database says about one case: how often each thing is written there. */
export interface CaseFacts {
  id: string;
  number: number;
  status: string;
  waitingFor: string | null;
  /** What a failed case says of itself. */
  error?: string | null;
  journal: number;
  judgments: number;
  decisions: number;
  /** Lines of the timeline that tell the judgment. */
  tellings: number;
  effects: { key: string; status: string; receipt: boolean }[];
}

export interface StoredFacts {
  cases: CaseFacts[];
  /** Journal entries of the run; one for each ticket. */
  journal: { key: string; fate: string; caseId: string | null }[];
}

const perCase = `
  select c.id, (c.input->>'number')::int as number, c.status, c.waiting_for as "waitingFor", c.error::jsonb->>'message' as error,
    (select count(*)::int from surety.events e where e.case_id = c.id) as journal,
    (select count(*)::int from surety.judgments j where j.case_id = c.id) as judgments,
    (select count(*)::int from surety.decisions d where d.case_id = c.id) as decisions,
    (select count(*)::int from surety.timeline t, json_array_elements(t.entries) line
      where t.case_id = c.id and line->>'kind' = 'judged') as tellings,
    (select coalesce(jsonb_agg(jsonb_build_object('key', f.idempotency_key, 'status', f.status, 'receipt', f.receipt is not null)), '[]')
      from surety.effects f where f.case_id = c.id) as effects
  from surety.cases c order by number`;

/** What goes on by itself, and what waits for a decision that is still to be made. */
const moving = `select count(*)::int as moving from surety.cases
  where status in ('received', 'running') or (status = 'waiting' and (waiting_for <> 'review' or input->>'text' like $1))`;

/** The embedded database of a project, looked at from outside while its server runs. */
export function openFacts(project: string) {
  const socket = encodeURIComponent(join(project, ".surety", "postgres"));
  const database = openDatabase(`postgresql://postgres@localhost/surety?host=${socket}`, 2);
  return {
    /** How many cases are not where the run leaves them. */
    moving: async () => (await database.query<{ moving: number }>(moving, [`%${toDecide}%`]))[0]?.moving ?? 0,
    read: async (): Promise<StoredFacts> => ({
      cases: await database.query<CaseFacts>(perCase),
      journal: await database.query(`select idempotency_key as key, fate, case_id as "caseId" from surety.events`),
    }),
    close: () => database.close(),
  };
}
