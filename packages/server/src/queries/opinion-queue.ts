import type { OpinionQueue, OpinionRequest } from "@surety/core/wire/label";
import type { JudgmentSpec } from "@surety/core/workflow/judgment-schema";
import type { Actor } from "../commands/commands.ts";
import type { Database } from "../storage/database.ts";
import { currentDocument } from "./current-document.ts";
import { judgmentOptions } from "./judgment-options.ts";

const shown = 50;

/** Labels of a workflow about which this person may be the second or third; null without a workflow. */
export async function opinionQueue(database: Database, workflow: string, actor: Actor): Promise<OpinionQueue | null> {
  const document = await currentDocument(database, workflow);
  if (document === null) return null;
  const options = new Map(
    document.flow
      .flatMap((block) => ("judge" in block ? Object.entries(block.judge) : []))
      .map(([name, spec]) => [name, withNone(spec)]),
  );
  const [rows, counts] = await Promise.all([
    questions(database, workflow, actor),
    database.query<{ waiting: number; own: number; disputed: number }>(
      `select count(*) filter (where waiting)::int as waiting, count(*) filter (where waiting and ${knows})::int as own,
         count(*) filter (where disputed_at is not null)::int as disputed
       from surety.labels l where workflow = $1 and (waiting or disputed_at is not null)`,
      [workflow, [actor.id, actor.name]],
    ),
  ]);
  const items = rows.map(({ askedAt, ...row }) => ({
    ...row,
    askedAt: askedAt.toISOString(),
    options: options.get(row.judgment) ?? [],
  }));
  return { items, ...(counts[0] ?? { waiting: 0, own: 0, disputed: 0 }) };
}

function withNone(spec: JudgmentSpec): string[] {
  const none = "classify" in spec ? spec.classify.none : undefined;
  return [...new Set([...judgmentOptions(spec).options, ...(none === undefined ? [] : [none])])];
}

/** Whether the person of `$2` has said something of label `l` already. */
const knows = `(coalesce(l.person, '') = any($2) or exists (select from surety.opinions o where o.label_id = l.id and o.person = any($2)))`;

type Question = Omit<OpinionRequest, "askedAt" | "options"> & { askedAt: Date };

async function questions(database: Database, workflow: string, actor: Actor): Promise<Question[]> {
  return database.query<Question>(
    `select l.id as "labelId", l.workflow, l.judgment, l.text, l.case_id as "caseId", l.at as "askedAt",
       case when l.with_suggestion then j.value end as suggestion
     from surety.labels l left join surety.judgments j on j.case_id = l.case_id and j.name = l.judgment
     where l.workflow = $1 and l.waiting and not ${knows} order by l.id limit ${shown}`,
    [workflow, [actor.id, actor.name]],
  );
}
