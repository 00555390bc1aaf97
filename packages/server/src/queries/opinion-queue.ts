import type { OpinionQueue, OpinionRequest } from "@surety/core/wire/label";
import { storedDocument } from "@surety/core/wire/stored-document";
import type { WorkflowDocument } from "@surety/core/workflow/document";
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
  const judged = document.flow.flatMap((block) => ("judge" in block ? Object.entries(block.judge) : []));
  const asked = new Map(judged.map(([name, spec]) => [name, questionOf(document, spec)]));
  const [rows, counts] = await Promise.all([
    questions(database, workflow, actor),
    database.query<{ waiting: number; own: number; disputed: number }>(
      `select count(*) filter (where waiting)::int as waiting, count(*) filter (where waiting and ${knows})::int as own,
         count(*) filter (where disputed_at is not null)::int as disputed
       from surety.labels l where workflow = $1 and (waiting or disputed_at is not null)`,
      [workflow, [actor.id, actor.name]],
    ),
  ]);
  const items = rows.map(({ askedAt, input, ...row }) => {
    const { from, ...question } = asked.get(row.judgment) ?? gone;
    return { ...row, ...question, file: fileIn(input, from), askedAt: askedAt.toISOString() };
  });
  return { items, ...(counts[0] ?? { waiting: 0, own: 0, disputed: 0 }) };
}

/** How a judgment is answered, and the field of the input that its document came in. */
type Asked = Pick<OpinionRequest, "kind" | "options" | "fields" | "types"> & { from: string | null };

/** The document has no judgment of that name any more. */
const gone: Asked = { kind: "", options: [], types: [], from: null };

function questionOf(document: WorkflowDocument, spec: JudgmentSpec): Asked {
  const { kind, options, fields, from } = judgmentOptions(spec);
  const none = "classify" in spec ? spec.classify.none : undefined;
  return {
    kind,
    options: [...new Set([...options, ...(none === undefined ? [] : [none])])],
    fields,
    types: "clauses" in spec ? spec.clauses.types : [],
    from: from === undefined ? null : inputField(document, from),
  };
}

/** `document` for a step `read: { document: input.document }`. */
function inputField({ flow }: WorkflowDocument, step: string): string | null {
  const prepared = flow.flatMap((block) => ("prepare" in block ? [block.prepare[step]] : []));
  const reading = prepared.find((one) => one !== undefined && "read" in one);
  if (reading === undefined || !("read" in reading)) return null;
  return /^input\.(\w+)$/.exec(reading.read.document)?.[1] ?? null;
}

function fileIn(input: Record<string, unknown> | null, field: string | null): OpinionRequest["file"] {
  return storedDocument.safeParse(field === null ? null : input?.[field]).data ?? null;
}

/** Whether the person of `$2` has said something of label `l` already. */
const knows = `(coalesce(l.person, '') = any($2) or exists (select from surety.opinions o where o.label_id = l.id and o.person = any($2)))`;

type Question = Omit<OpinionRequest, "askedAt" | "file" | keyof Asked> & {
  askedAt: Date;
  input: Record<string, unknown> | null;
};

async function questions(database: Database, workflow: string, actor: Actor): Promise<Question[]> {
  return database.query<Question>(
    `select l.id as "labelId", l.workflow, l.judgment, l.text, l.case_id as "caseId", l.at as "askedAt", c.input,
       case when l.with_suggestion then j.value end as suggestion,
       case when l.with_suggestion then coalesce(j.fields, '[]') else '[]' end as read
     from surety.labels l left join surety.judgments j on j.case_id = l.case_id and j.name = l.judgment
       left join surety.cases c on c.id = l.case_id
     where l.workflow = $1 and l.waiting and not ${knows} order by l.id limit ${shown}`,
    [workflow, [actor.id, actor.name]],
  );
}
