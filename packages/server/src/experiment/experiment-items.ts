import { auditDraw } from "@surety/core/gate/audit-draw";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { UserError } from "@surety/core/errors/user-error";
import { askedText } from "../datasets/prepare-items.ts";
import type { Judged } from "../models/learned-judgments.ts";
import type { Queryable } from "../storage/database.ts";
import { caseScopes } from "./case-scopes.ts";

/** Where the cases of an experiment come from. */
export interface ItemSource {
  set: { name: string; version: string } | null;
  most: number;
}

/** A labelled case, with the text that models are asked about and what is known of it. */
export interface AskedItem {
  text: string;
  expected: string;
  segment: string | null;
  probability: number;
  scope: Record<string, unknown>;
}

export interface FoundItems {
  items: AskedItem[];
  /** Cases that would not reach a model, by the reason. */
  notJudged: { reason: string; count: number }[];
}

interface LabelledCase {
  text: string;
  input: Record<string, unknown> | null;
  expected: string;
  segment: string | null;
  probability: number;
  caseId: string | null;
  /** Whether the text is already what a model is asked. */
  asked: boolean;
}

/** The cases to ask about: the frozen part of a set version, or the labels that measure. Throws where there are too few. */
export async function experimentItems(
  database: Queryable,
  compiled: CompiledWorkflow,
  judged: Judged,
  source: ItemSource,
): Promise<FoundItems> {
  const found = await labelledCases(database, compiled.document.name, judged.judgment.name, source);
  const drawn = drawItems(found, source.most);
  const scopes = await caseScopes(
    database,
    drawn.flatMap(({ caseId }) => caseId ?? []),
  );
  const reasons = new Map<string, number>();
  const items = drawn.flatMap((one): AskedItem[] => {
    const made = askedText(compiled, judged, one);
    const { expected, segment, probability } = one;
    const known = one.caseId === null ? undefined : scopes.get(one.caseId);
    const scope = known ?? ("scope" in made ? made.scope : {});
    if (one.asked) return [{ text: one.text, expected, segment, probability, scope }];
    if ("text" in made) return [{ text: made.text, expected, segment, probability, scope }];
    reasons.set(made.refused, (reasons.get(made.refused) ?? 0) + 1);
    return [];
  });
  if (items.length < 2) throw tooFew(judged.judgment.name, source, items.length);
  return { items, notJudged: [...reasons].map(([reason, count]) => ({ reason, count })) };
}

function labelledCases(
  database: Queryable,
  workflow: string,
  judgment: string,
  { set }: ItemSource,
): Promise<LabelledCase[]> {
  if (set !== null)
    return database.query<LabelledCase>(
      `select i.text, i.input, i.value as expected, i.segment, i.probability, i.case_id as "caseId", i.case_id is not null as asked
       from surety.set_members m join surety.set_items i on i.set_name = m.set_name and i.id = m.item
       where m.set_name = $1 and m.version = $2 and i.judgment = $3 and i.frozen order by m.place`,
      [set.name, set.version, judgment],
    );
  return database.query<LabelledCase>(
    `select text, null as input, value as expected, segment, draw_probability as probability, case_id as "caseId", true as asked
     from surety.labels where workflow = $1 and judgment = $2 and part = 'calibration' and draw_probability is not null
       and disputed_at is null order by id`,
    [workflow, judgment],
  );
}

/** Drawn by the text alone, so that another experiment on the same cases draws the same ones. */
function drawItems(found: readonly LabelledCase[], most: number): LabelledCase[] {
  if (found.length <= most) return [...found];
  const drawn = found
    .map((one) => ({ one, draw: auditDraw("experiment", one.text) }))
    .sort((a, b) => a.draw - b.draw)
    .slice(0, most);
  const chosen = new Set(drawn.map(({ one }) => one));
  return found.filter((one) => chosen.has(one));
}

function tooFew(judgment: string, { set }: ItemSource, found: number): UserError {
  const where =
    set === null ? `the labels of ${judgment} that measure` : `the frozen part of ${set.name} for ${judgment}`;
  return new UserError({
    code: "too-few-items",
    field: "set",
    message: `An experiment needs at least two labelled cases, and ${where} has ${found}.`,
    remedy: "Import a file into an evaluation set, or label more cases.",
  });
}
