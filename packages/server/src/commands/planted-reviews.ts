import { UserError } from "@surety/core/errors/user-error";
import { type DecisionRequest, type DecisionResult, decisionRequest } from "@surety/core/wire/review";
import { passesOn } from "@surety/core/review/verdict";
import type { CaseDetail } from "@surety/core/wire/case";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { assignAgain } from "../assign/assign-again.ts";
import { lockEither } from "../assign/either-review.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor, Commands } from "./commands.ts";
import { auditUnusual } from "./audit-unusual.ts";
import { auditEntry, channelOf, type DecisionEntry } from "./decision-entry.ts";
import { refuseWithoutReason } from "./decision-reason.ts";
import { agree, needsSecondPerson, type Vote } from "./four-eyes.ts";
import { keepShown } from "./keep-shown.ts";
import { checkedAnswers, refuseUnlessPassable } from "./review-answers.ts";
import { claimEnd, type HeldReview, refuseUnlessDecidable, reviewNotFound } from "./review-row.ts";
import { saidBeyond } from "./said-beyond.ts";
import { seenSuggestion } from "./seen-suggestion.ts";
import { resultOf } from "./settle-review.ts";
import { refuseUnlessTheirs } from "./who-may-decide.ts";

export type ReviewVerbs = Pick<
  Commands,
  "claimReview" | "releaseReview" | "skipReview" | "decideReview" | "undoDecision"
>;

interface PlantedRow extends Omit<ReviewRow, "run_id" | "claimed_at" | "kind" | "unblinded_by"> {
  kind: "review";
  holder: string | null;
  detail: CaseDetail;
  expected: Record<string, string>;
}

/**
 * The verbs of the inbox for both kinds of review: real ones, and planted ones, which answer in the same words and change
 * nothing but what is known of whoever decides them.
 */
export function withPlanted(world: WorkerWorld, real: ReviewVerbs): ReviewVerbs {
  const isPlanted = async (id: string) =>
    (await world.database.query("select 1 from surety.planted_reviews where id = $1", [id])).length > 0;
  return {
    claimReview: async (id, actor) =>
      (await isPlanted(id)) ? change(world, id, (tx) => claim(tx, world, id, actor)) : real.claimReview(id, actor),
    releaseReview: async (id, actor) =>
      (await isPlanted(id)) ? change(world, id, (tx) => release(tx, id, actor)) : real.releaseReview(id, actor),
    skipReview: async (id, actor) =>
      (await isPlanted(id)) ? change(world, id, (tx) => release(tx, id, actor)) : real.skipReview(id, actor),
    decideReview: async (id, request, actor, entry) =>
      (await isPlanted(id))
        ? decidePlanted(world, id, request, actor, entry)
        : real.decideReview(id, request, actor, entry),
    undoDecision: async (id, actor) =>
      (await isPlanted(id)) ? change(world, id, (tx) => undo(tx, world, id, actor)) : real.undoDecision(id, actor),
  };
}

async function change<Result>(
  world: WorkerWorld,
  id: string,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const result = await world.database.transaction(work);
  world.live.emit({ noun: "review", workflow: "", ids: [id] });
  return result;
}

async function lock(tx: Queryable, id: string): Promise<PlantedRow> {
  const [row] = await tx.query<PlantedRow>(
    "select r.*, surety.name_of(r.claimed_by) as holder from surety.planted_reviews r where id = $1 for update",
    [id],
  );
  if (row === undefined) throw reviewNotFound(id);
  return row;
}

/** As of a real one: read before the transaction, because versions never change. */
async function versionShown(world: WorkerWorld, id: string): Promise<CompiledWorkflow> {
  const [row] = await world.database.query<{ version: string }>(
    "select detail #>> '{version,hash}' as version from surety.planted_reviews where id = $1",
    [id],
  );
  if (row === undefined) throw reviewNotFound(id);
  return world.definitions.version(row.version);
}

const asReview = (row: PlantedRow): HeldReview => ({ ...row, run_id: null, claimed_at: null, unblinded_by: [] });

async function claim(tx: Queryable, world: WorkerWorld, id: string, actor: Actor): Promise<void> {
  const row = await lock(tx, id);
  const now = world.clock.now();
  refuseUnlessDecidable(asReview(row), actor, now);
  await refuseUnlessTheirs(tx, row, actor, now);
  if ((await votesOf(tx, id)).some(({ person }) => person === actor.id)) throw needsSecondPerson();
  await tx.query(
    "update surety.planted_reviews set status = 'claimed', claimed_by = $2, claimed_until = $3 where id = $1",
    [id, actor.id, claimEnd(now, row)],
  );
}

async function release(tx: Queryable, id: string, actor: Actor): Promise<void> {
  await tx.query(
    "update surety.planted_reviews set status = 'open', claimed_by = null, claimed_until = null where id = $1 and status = 'claimed' and claimed_by = $2",
    [id, actor.id],
  );
}

function votesOf(tx: Queryable, id: string): Promise<Vote[]> {
  return tx.query<Vote>(
    "select person, answers, verdict, edits, drafts from surety.planted_decisions where review_id = $1 and undone_at is null order by at, id",
    [id],
  );
}

/** The same checks, the same answer: only no label, no effect and no line of a timeline. */
async function decidePlanted(
  world: WorkerWorld,
  id: string,
  request: DecisionRequest,
  actor: Actor,
  entry: DecisionEntry | undefined,
): Promise<DecisionResult> {
  const decision = decisionRequest.parse(request);
  const decisionId = entry?.decisionId ?? world.newId();
  const compiled = await versionShown(world, id);
  const beyond = await saidBeyond(world, id, compiled, decision, actor.id);
  const shown = entry?.link?.screenHash ?? (await keepShown(world, id, decision.screen, actor));
  return change(world, id, async (tx) => {
    const locked = await lock(tx, id);
    const row = entry?.reviewOf(locked) ?? locked;
    await entry?.enter(tx);
    const now = world.clock.now();
    refuseUnlessDecidable(asReview(row), actor, now);
    await entry?.refuse?.(tx, row);
    await refuseUnlessTheirs(tx, row, actor, now);
    const vote: Vote = {
      person: actor.id,
      answers: checkedAnswers(compiled, row.block, decision),
      verdict: decision.verdict,
      ...beyond,
    };
    refuseUnlessPassable(compiled, row.block, vote.verdict);
    const machine = async () => new Map(row.detail.judgments.map(({ name, value }) => [name, value]));
    await refuseWithoutReason(tx, asReview(row), compiled, vote, { code: decision.reasonCode, machine });
    const fourEyes = row.four_eyes && !passesOn(vote.verdict);
    const before = fourEyes ? await votesOf(tx, id) : [];
    if (before.some(({ person }) => person === actor.id)) throw needsSecondPerson();
    await tx.query(
      `insert into surety.planted_decisions (id, review_id, person, answers, verdict, right_answer, seconds, at, bulk, channel, screen_hash, suggestion_seen,
         edits, drafts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        decisionId,
        id,
        actor.id,
        JSON.stringify(vote.answers),
        vote.verdict,
        isRight(row, vote),
        decision.seconds,
        now,
        entry?.bulk ?? null,
        channelOf(actor, entry),
        shown,
        await seenSuggestion(tx, row, actor.id),
        JSON.stringify(vote.edits),
        toJson(vote.drafts),
      ],
    );
    if (entry !== undefined) await auditEntry(tx, world, id, vote, actor, entry);
    else await auditUnusual(tx, world, id, vote, actor);
    const done = !fourEyes || agree([...before, vote]);
    const undoUntil = done ? new Date(now.getTime() + row.undo_seconds * 1000) : null;
    await tx.query(
      `update surety.planted_reviews set status = $2, claimed_by = case when $3 then claimed_by end, claimed_until = null, undo_until = $4,
         decided_at = case when $3 then $5::timestamptz end where id = $1`,
      [id, done ? "decided" : "open", done, undoUntil, now],
    );
    if (!done) await waitForAnother(tx, world, row, compiled, before.length > 0);
    return resultOf({ ...asReview(row), status: done ? "deciding" : "open", undo_until: undoUntil });
  });
}

/** As a real one does: for somebody else, and after a disagreement where the workflow sends those. */
async function waitForAnother(
  tx: Transaction,
  world: WorkerWorld,
  { id }: PlantedRow,
  { document }: CompiledWorkflow,
  disagreed: boolean,
): Promise<void> {
  const queue = document.review.disagreement?.queue;
  if (disagreed && queue !== undefined)
    await tx.query("update surety.planted_reviews set queue = $2 where id = $1", [id, queue]);
  await assignAgain(tx, world, [await lockEither(tx, id)]);
}

function isRight({ expected }: PlantedRow, { answers }: Vote): boolean {
  return Object.entries(expected).every(([name, value]) => answers[name] === value);
}

async function undo(tx: Queryable, world: WorkerWorld, id: string, actor: Actor): Promise<DecisionResult> {
  const row = await lock(tx, id);
  const now = world.clock.now();
  if (row.status === "decided" && (row.undo_until ?? now) <= now) throw effectBegun();
  const mine = await tx.query(
    "update surety.planted_decisions set undone_at = $3 where review_id = $1 and person = $2 and undone_at is null returning id",
    [id, actor.id, now],
  );
  if (mine.length === 0) throw new UserError({ code: "nothing-to-undo", message: "You have not decided this review." });
  await tx.query(
    "update surety.planted_reviews set status = 'claimed', claimed_by = $2, claimed_until = $3, undo_until = null, decided_at = null where id = $1",
    [id, actor.id, claimEnd(now, row)],
  );
  return { reviewId: id, status: "claimed", undoUntil: null, needsSecond: false };
}

function effectBegun(): UserError {
  return new UserError({
    code: "effect-begun",
    message: "It is too late to take this back: its effects have begun.",
    remedy: "Correct it where it arrived, and add a note to the case.",
  });
}
