import { passesOn } from "@surety/core/review/verdict";
import type { DecisionRequest, DecisionResult } from "@surety/core/wire/review";
import { decisionRequest } from "@surety/core/wire/review";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { tellReviews } from "../notify/tell-reviews.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import { toJson } from "../storage/to-json.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { asVoted } from "./as-said.ts";
import { auditUnusual } from "./audit-unusual.ts";
import { auditEntry, channelOf, type DecisionEntry } from "./decision-entry.ts";
import { machineAnswers, refuseWithoutReason } from "./decision-reason.ts";
import { agree, type Vote, votesBefore } from "./four-eyes.ts";
import { refuseOutsideText } from "./refuse-outside-text.ts";
import { checkedAnswers, type Decision, refuseUnlessPassable } from "./review-answers.ts";
import { keepShown } from "./keep-shown.ts";
import { plantCase } from "./plant-case.ts";
import { askSecondPerson, keepTime, markTimes, stopwatchOf } from "./timed-decision.ts";
import { writeQuestion } from "./question-commands.ts";
import { writeDecidedValues } from "./decided-judgments.ts";
import { lockReview, refuseUnlessDecidable, reviewNotFound } from "./review-row.ts";
import { refuseUnlessTheirs } from "./who-may-decide.ts";
import { askAnotherAuditor, blindVote } from "./looked-audit.ts";
import { resultOf, settle, settleAudit, waitForAnother } from "./settle-review.ts";
import { type SaidBeyond, saidBeyond } from "./said-beyond.ts";
import { seenSuggestion } from "./seen-suggestion.ts";

/** Takes a person's decision: the case goes on, unless four eyes must see it and the second has not agreed yet. */
export async function decideReview(
  world: WorkerWorld,
  reviewId: string,
  request: DecisionRequest,
  actor: Actor,
  entry?: DecisionEntry,
): Promise<DecisionResult> {
  const decision = decisionRequest.parse(request);
  const compiled = await workflowOf(world, reviewId);
  const decisionId = entry?.decisionId ?? world.newId();
  const beyond = await saidBeyond(world, reviewId, compiled, decision, actor.id);
  const shown = entry?.link?.screenHash ?? (await keepShown(world, reviewId, decision.screen, actor));
  let tries = 0;
  const result = await world.database.transaction(async (tx) => {
    const review = await lockReview(tx, reviewId);
    // The connection was lost after the commit and before its answer: it is our own decision that stands there.
    if (tries++ > 0 && (await isWritten(tx, decisionId))) return resultOf(review);
    await entry?.enter(tx);
    return decide(tx, world, entry?.reviewOf(review) ?? review, {
      id: decisionId,
      compiled,
      decision,
      actor,
      entry,
      beyond,
      shown,
    });
  });
  world.live.emit({ noun: "review", workflow: "", ids: [reviewId] });
  return result;
}

interface Said {
  id: string;
  compiled: CompiledWorkflow;
  decision: Decision;
  actor: Actor;
  entry: DecisionEntry | undefined;
  beyond: SaidBeyond;
  /** The hash of what was on screen, where that is known. */
  shown: string | null;
}

async function decide(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  { id, compiled, decision, actor, entry, beyond, shown }: Said,
): Promise<DecisionResult> {
  refuseUnlessDecidable(review, actor, world.clock.now());
  await entry?.refuse?.(tx, review);
  await refuseUnlessTheirs(tx, review, actor, world.clock.now());
  const answers = checkedAnswers(compiled, review.block, decision);
  await refuseOutsideText(tx, review, compiled, answers);
  const vote: Vote = { person: actor.id, answers, verdict: decision.verdict, bulk: entry?.bulk, ...beyond };
  refuseUnlessPassable(compiled, review.block, vote.verdict);
  const machine = () => machineAnswers(tx, review.case_id);
  await refuseWithoutReason(tx, review, compiled, vote, { code: decision.reasonCode, machine });
  // Passing a case on decides nothing: it is not timed, and nobody needs to agree.
  const passes = passesOn(vote.verdict);
  const stopwatch = passes ? null : await stopwatchOf(tx, review, actor.id);
  if (stopwatch?.second === true && !review.four_eyes) await askSecondPerson(tx, review);
  const fourEyes = !passes && (review.four_eyes || stopwatch?.second === true);
  const before = fourEyes ? await votesBefore(tx, review.id, actor) : [];
  await writeDecision(tx, world, review, vote, { id, decision, actor, entry, beyond, shown });
  if (entry !== undefined) await auditEntry(tx, world, review.id, vote, actor, entry);
  else await auditUnusual(tx, world, review.id, vote, actor);
  if (stopwatch !== null) await keepTime(tx, world, review, stopwatch, id);
  if (fourEyes && !agree([...before, { ...vote, answers: asVoted(compiled, vote.answers, before) }]))
    return waitForAnother(tx, world, review, compiled, before);
  if (before.length > 0) await markTimes(tx, review, vote);
  const counted = await blindVote(tx, review, vote);
  if (counted === null) return settleUncounted(tx, world, review, vote);
  const result = await settle(tx, world, { ...review, four_eyes: fourEyes }, counted, compiled);
  if (review.kind !== "audit") await writeQuestion(tx, world, review, { id, person: actor.id, detail: beyond.detail });
  await writeDecidedValues(tx, review, vote, compiled);
  const told = { id, event: "review.decided", reviews: [review], by: actor, decision: id } as const;
  await tellReviews(tx, world, { ...told, delaySeconds: review.undo_seconds });
  await plantCase(tx, world, review, compiled);
  return result;
}

/** Somebody asked to see the answer of an audit before they had one: it ends as any other, and is asked of another person. */
async function settleUncounted(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  vote: Vote,
): Promise<DecisionResult> {
  await askAnotherAuditor(tx, world, review, vote.person);
  return settleAudit(tx, review, vote, new Date(world.clock.now().getTime() + review.undo_seconds * 1000));
}

/** Versions never change, so this needs no lock; read before the transaction, it takes no second connection in it. */
async function workflowOf(world: WorkerWorld, reviewId: string): Promise<CompiledWorkflow> {
  const [row] = await world.database.query<{ version: string }>(
    "select c.version from surety.reviews r join surety.cases c on c.id = r.case_id where r.id = $1",
    [reviewId],
  );
  if (row === undefined) throw reviewNotFound(reviewId);
  return world.definitions.version(row.version);
}

async function isWritten(tx: Queryable, decisionId: string): Promise<boolean> {
  return (await tx.query("select 1 from surety.decisions where id = $1", [decisionId])).length > 0;
}

async function writeDecision(
  tx: Queryable,
  world: WorkerWorld,
  review: ReviewRow,
  vote: Vote,
  { id, decision, actor, entry, beyond, shown }: Omit<Said, "compiled">,
): Promise<void> {
  await tx.query(
    `insert into surety.decisions (id, review_id, case_id, person, answers, verdict, reason_code, note, seconds, claimed_at, at, bulk, suggestion_seen,
       channel, screen_hash, edits, drafts, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      id,
      review.id,
      review.case_id,
      vote.person,
      JSON.stringify(vote.answers),
      vote.verdict,
      decision.reasonCode,
      decision.note,
      decision.seconds,
      review.claimed_by === vote.person ? review.claimed_at : null,
      world.clock.now(),
      vote.bulk ?? null,
      // The page of a link shows none, whatever the desk has shown.
      entry?.link === undefined ? await seenSuggestion(tx, review, vote.person) : "none",
      channelOf(actor, entry),
      shown,
      JSON.stringify(vote.edits),
      toJson(vote.drafts),
      beyond.detail === null ? null : JSON.stringify(beyond.detail),
    ],
  );
}
