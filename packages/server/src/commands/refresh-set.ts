import { UserError } from "@surety/core/errors/user-error";
import { auditDraw } from "@surety/core/gate/audit-draw";
import { drawSample, stratumOf } from "@surety/core/dataset/draw-sample";
import type { MakeSetRequest, RefreshRequest, SetVersion } from "@surety/core/wire/dataset";
import { type NewItem, newItem } from "../datasets/new-item.ts";
import { ensureSet, newestItems, setNamed, type SetRow, storeVersion } from "../datasets/set-versions.ts";
import { taughtTexts } from "../datasets/taught-texts.ts";
import { textKey } from "../datasets/text-key.ts";
import { chooseSetJudgment } from "../evaluate/choose-judgment.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { joined } from "./import-set.ts";

/** A case of production whose right answer is known. */
interface Labelled {
  caseId: string | null;
  labelId: string;
  text: string;
  value: string;
  source: string;
  segment: string | null;
  predicted: string | null;
  confidence: number;
  probability: number;
  confirmed: string | null;
}

/** Makes a set from what is labelled: from production by a stratified draw, or from all labels that are confirmed. */
export async function makeSet(
  world: WorkerWorld,
  workflow: string,
  request: MakeSetRequest,
  actor: Actor,
): Promise<SetVersion> {
  const set: SetRow = { name: request.name, workflow, frozen_share: request.frozenShare };
  return drawVersion(world, set, request, request.from === "production" ? "refresh" : "labels", actor);
}

/** Draws cases that were labelled since the last time, and takes over what has since been corrected. */
export async function refreshSet(
  world: WorkerWorld,
  name: string,
  request: RefreshRequest,
  actor: Actor,
): Promise<SetVersion> {
  return drawVersion(world, await setNamed(world.database, name), request, "refresh", actor);
}

async function drawVersion(
  world: WorkerWorld,
  set: SetRow,
  request: RefreshRequest,
  madeBy: "refresh" | "labels",
  actor: Actor,
): Promise<SetVersion> {
  const { compiled } = await world.definitions.current(set.workflow);
  const chosen = chooseSetJudgment(compiled, request.judgment).judgment;
  const judgment = chosen.name;
  const version = await world.database.transaction(async (tx) => {
    const now = world.clock.now();
    await ensureSet(tx, set, actor, now);
    const since = await sampledThrough(tx, set.name);
    const found =
      madeBy === "refresh"
        ? await labelledCases(tx, set.workflow, judgment, since, now)
        : await confirmedLabels(tx, set.workflow, judgment);
    if (found.length === 0) throw nothingToDraw(set.workflow, since);
    // Places in a text are no classes: every answer would be a stratum of its own.
    if (chosen.kind === "clauses") for (const one of found) one.predicted &&= "clauses";
    const taught = await taughtTexts(tx, set.workflow, judgment);
    const { items, strata } = drawItems(found, set, judgment, request, taught);
    const { kept, corrected } = await withCorrections(tx, await newestItems(tx, set.name));
    const disputed = await countDisputed(tx, set.workflow, judgment);
    const detail = { strata, corrected, disputed, drawn: items.length, candidates: found.length };
    const through = madeBy === "refresh" ? now : null;
    return storeVersion(tx, { set: set.name, items: joined(kept, items), madeBy, detail, through }, actor, now);
  });
  world.live.emit({ noun: "label", workflow: set.workflow, ids: [] });
  return version;
}

/**
 * Cases that people answered in a period, one for each case, each with its chance of having an answer: 1 in review, the
 * audit probability else. Answers that wait for a second person are among them, because they are the model's errors.
 */
async function labelledCases(
  tx: Queryable,
  workflow: string,
  judgment: string,
  since: Date | null,
  now: Date,
): Promise<Labelled[]> {
  return tx.query<Labelled>(
    `select distinct on (l.case_id) l.case_id as "caseId", l.id as "labelId", l.text, l.value, l.source, l.confirmed, j.segment,
       j.value as predicted, j.confidence, coalesce(j.audit_probability, 1) as probability
     from surety.labels l join surety.judgments j on j.case_id = l.case_id and j.name = l.judgment
     where l.workflow = $1 and l.judgment = $2 and l.source in ('review','audit') and l.disputed_at is null
       and l.at > coalesce($3, timestamptz '-infinity') and l.at <= $4 and coalesce(j.audit_probability, 1) > 0
     order by l.case_id, l.confirmed is null, l.source, l.id`,
    [workflow, judgment, since, now],
  );
}

/** All labels that are confirmed; they were not drawn, so each stands for itself. */
async function confirmedLabels(tx: Queryable, workflow: string, judgment: string): Promise<Labelled[]> {
  return tx.query<Labelled>(
    `select case_id as "caseId", id as "labelId", text, value, source, confirmed, segment, value as predicted, 1::float8 as confidence,
       1::float8 as probability
     from surety.labels where workflow = $1 and judgment = $2 and confirmed is not null and disputed_at is null order by id`,
    [workflow, judgment],
  );
}

function drawItems(
  found: readonly Labelled[],
  set: SetRow,
  judgment: string,
  { size, least }: RefreshRequest,
  taught: ReadonlyMap<string, Date>,
) {
  const candidates = found.map((one) => ({
    ...one,
    id: one.labelId,
    stratum: stratumOf(one.segment, one.predicted, one.confidence),
    draw: auditDraw("evaluation set", set.name, one.labelId),
  }));
  const { drawn, strata } = drawSample(candidates, size, least);
  const by = new Map(candidates.map((one) => [one.id, one]));
  const items = drawn.map(({ id, stratum, probability }): NewItem => {
    const { text, value, source, segment, caseId, confirmed } = by.get(id)!;
    const key = textKey(text);
    const content = { judgment, text, input: null, value, segment, probability, stratum, source, externalId: null };
    const metadata = confirmed === null ? { confirmed: "waiting" } : { confirmed };
    return newItem({ ...content, caseId, frozen: null, metadata }, set.frozen_share, [key], taught.get(key) ?? null);
  });
  return { items, strata };
}

/** Items of cases whose label has been corrected since get its present value; those that are disputed leave the set. */
async function withCorrections(
  tx: Queryable,
  before: readonly NewItem[],
): Promise<{ kept: NewItem[]; corrected: number }> {
  const ids = before.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]));
  const rows = await tx.query<{ caseId: string; judgment: string; source: string; value: string; disputed: boolean }>(
    `select case_id as "caseId", judgment, source, value, disputed_at is not null as disputed from surety.labels where case_id = any($1)`,
    [ids],
  );
  const now = new Map(rows.map((row) => [`${row.caseId}\n${row.judgment}\n${row.source}`, row]));
  let corrected = 0;
  const kept = before.flatMap((item) => {
    const label = now.get(`${item.caseId}\n${item.judgment}\n${item.source}`);
    if (label === undefined || (label.value === item.value && !label.disputed)) return [item];
    corrected += 1;
    const { id: _, textKeys, taughtAt, ...content } = item;
    return label.disputed ? [] : [newItem({ ...content, value: label.value }, 0, textKeys, taughtAt)];
  });
  return { kept, corrected };
}

async function sampledThrough(tx: Queryable, set: string): Promise<Date | null> {
  const [row] = await tx.query<{ through: Date | null }>(
    "select max(through) as through from surety.set_versions where set_name = $1",
    [set],
  );
  return row?.through ?? null;
}

async function countDisputed(tx: Queryable, workflow: string, judgment: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    "select count(*)::int as count from surety.labels where workflow = $1 and judgment = $2 and disputed_at is not null",
    [workflow, judgment],
  );
  return row?.count ?? 0;
}

function nothingToDraw(workflow: string, since: Date | null): UserError {
  const period = since === null ? "" : ` since ${since.toISOString().slice(0, 10)}, when it was drawn last`;
  return new UserError({
    code: "nothing-to-draw",
    message: `No case of ${workflow} has a known answer${period}.`,
    remedy: "Decide some cases in the inbox, or import a file.",
  });
}
