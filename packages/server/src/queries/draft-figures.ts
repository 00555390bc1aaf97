import type { DraftFigures, WorkflowDrafts } from "@surety/core/wire/draft";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Database } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";
import { looked, sentDrafts } from "./draft-messages.ts";
import { shareOf } from "./rates.ts";
import { writtenFigures } from "./written-figures.ts";

type Row = Omit<DraftFigures, "rule" | "accepted"> & { looked: number };

const days = 30;

/** One row for each message, whatever the number of its texts; what was changed of it, by the length of each. */
const messages = `
  select m.action, e.kind, e.connection, e.status, bool_and(m.sent = m.draft) as accepted, bool_or(${looked}) as looked,
    coalesce(sum(m.distance * greatest(length(m.draft), length(m.sent))) / nullif(sum(greatest(length(m.draft), length(m.sent))), 0), 0) as change
  from ${sentDrafts}
  where m.workflow = $1 and m.at >= $2 and e.status in ('sent', 'captured')
  group by m.decision_id, m.action, e.kind, e.connection, e.status`;

/** How good the drafts of a workflow were in the last 30 days, action by action; null without a workflow. */
export async function draftFigures(database: Database, workflow: string, now: Date): Promise<WorkflowDrafts | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const since = new Date(now.getTime() - days * 86_400_000);
  const rows = await database.query<Row>(
    `select action, kind, connection, count(*) filter (where status = 'sent')::int as sent, count(*) filter (where status = 'captured')::int as captured,
       count(*) filter (where not looked)::int as unlooked, count(*) filter (where looked)::int as looked,
       count(*) filter (where not accepted)::int as edited, percentile_cont(0.5) within group (order by change) filter (where not accepted) as "medianChange"
     from (${messages}) s group by action, kind, connection order by count(*) desc, action, connection`,
    [workflow, since],
  );
  const actions = rows.map(({ looked: read, ...row }) => ({
    ...row,
    rule: ruleOf(document, row),
    accepted: shareOf(read - row.edited, read),
  }));
  return { workflow, days, actions, written: await writtenFigures(database, workflow, since) };
}

/** The name of the rule at that place, if what stands there is still an action of this kind. */
function ruleOf({ flow }: WorkflowDocument, { action, kind }: Pick<Row, "action" | "kind">): string | null {
  const [block = -1, rule = -1, place = -1] = action.split(".").map(Number);
  const found = flow[block];
  if (found === undefined || !("act" in found)) return null;
  const at = found.act[rule];
  const actions = at === undefined ? [] : "do" in at ? at.do : at.otherwise;
  const named = at !== undefined && "name" in at ? (at.name ?? null) : null;
  return actions[place] !== undefined && kind in actions[place] ? named : null;
}
