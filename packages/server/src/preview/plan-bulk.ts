import { createHash } from "node:crypto";
import { setImmediate as breathe } from "node:timers/promises";
import { UserError } from "@surety/core/errors/user-error";
import { bulkExclusion } from "@surety/core/review/bulk-exclusion";
import { bulkSummary, type PlannedReview } from "@surety/core/review/bulk-summary";
import { bulkUndoSeconds } from "@surety/core/review/bulk-undo-seconds";
import type { BulkExclusion, BulkPlan, bulkRequest } from "@surety/core/wire/bulk";
import { decisionRequest } from "@surety/core/wire/review";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { z } from "zod";
import type { Actor } from "../commands/commands.ts";
import { reasonChoices } from "../commands/decision-reason.ts";
import { checkedAnswers } from "../commands/review-answers.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { readSelected, type SelectedRow, undecidedCases } from "./many-undecided.ts";
import { openQuestions } from "./open-questions.ts";
import { planAnswer, type PossibleAnswer } from "./plan-answer.ts";

type Request = z.output<typeof bulkRequest>;
type Parts = Pick<WorkerWorld, "database" | "definitions" | "clock" | "auditDraw">;

/** What a bulk would do, and which of the selection are left for a look by themselves. */
export interface PlannedBulk {
  plan: BulkPlan;
  looks: string[];
}

interface Sorted {
  included: SelectedRow[];
  excluded: Map<BulkExclusion, string[]>;
}

/** After so many planned reviews others get their turn: a thousand take about a second. */
const perTurn = 25;
const mostSamples = 5;

/**
 * What one answer to all these reviews would do; nothing is written. Without an answer it says who would be asked and
 * what the machine suggests. Throws `bad-answer`, and `nothing-selected` where no selected review exists.
 */
export async function planBulk(parts: Parts, request: Request, actor: Actor): Promise<PlannedBulk> {
  const ids = [...new Set(request.ids)];
  const rows = await readSelected(parts.database, ids, actor, parts.clock.now());
  const found = new Map(rows.map((row) => [row.id, row]));
  const compiled = await versionsOf(parts, rows);
  const first = firstOpen(ids, found);
  const workflow = compiled.get(first.version)!;
  const question = questionOf(workflow, first);
  const sorted = sort(parts, ids, found, (row) => questionOf(compiled.get(row.version)!, row), question);
  const answer = answerOf(workflow, first, request);
  const planned = await planAll(parts, sorted.included, compiled, answer, actor);
  const included = sorted.included.map(({ id }) => id);
  const { reasons, reasonsRequired } = reasonChoices(workflow.document);
  const plan: BulkPlan = {
    hash: hashOf(included, answer, planned),
    questions: openQuestions(workflow, first.block, []).map(({ judgment, options }) => ({
      judgment,
      options: [...options],
    })),
    workflow: first.workflow,
    reasons,
    reasonsRequired,
    selected: ids.length,
    included,
    excluded: [...sorted.excluded].map(([because, some]) => ({
      because,
      count: some.length,
      sample: some.slice(0, mostSamples).flatMap((id) => found.get(id)?.title ?? []),
    })),
    ...bulkSummary(planned),
    undoSeconds: bulkUndoSeconds(included.length, Math.max(0, ...sorted.included.map((row) => row.undo_seconds))),
  };
  return { plan, looks: sorted.excluded.get("look") ?? [] };
}

async function versionsOf(parts: Parts, rows: readonly SelectedRow[]): Promise<Map<string, CompiledWorkflow>> {
  const hashes = [...new Set(rows.map(({ version }) => version))];
  const compiled = await Promise.all(hashes.map((hash) => parts.definitions.version(hash)));
  return new Map(hashes.map((hash, at) => [hash, compiled[at]!]));
}

/** The first selected review says what the bulk is about. */
function firstOpen(ids: readonly string[], found: ReadonlyMap<string, SelectedRow>): SelectedRow {
  const known = ids.flatMap((id) => found.get(id) ?? []);
  const first = known.find(({ status, kind }) => (status === "open" || status === "claimed") && kind !== "exception");
  if (first !== undefined || known[0] !== undefined) return first ?? known[0]!;
  throw new UserError({
    code: "nothing-selected",
    field: "ids",
    message: "None of these reviews is there any more.",
    remedy: "Read the list again and select some.",
  });
}

function questionOf(compiled: CompiledWorkflow, row: SelectedRow): string {
  const asked = openQuestions(compiled, row.block, []).map(({ judgment, options }) => ({ judgment, options }));
  return canonicalJson({ workflow: row.workflow, asked });
}

function sort(
  parts: Parts,
  ids: readonly string[],
  found: ReadonlyMap<string, SelectedRow>,
  questionOfRow: (row: SelectedRow) => string,
  question: string,
): Sorted {
  const sorted: Sorted = { included: [], excluded: new Map() };
  for (const id of ids) {
    const row = found.get(id) ?? null;
    const because = bulkExclusion(
      row === null ? null : { ...factsOf(row), question: questionOfRow(row), draw: parts.auditDraw("bulk", id) },
      question,
    );
    if (because === null && row !== null) sorted.included.push(row);
    else if (because !== null) sorted.excluded.set(because, [...(sorted.excluded.get(because) ?? []), id]);
  }
  return sorted;
}

function factsOf(row: SelectedRow) {
  return {
    kind: row.kind,
    // Whoever confirms twice has decided once: what a bulk is about to decide is no longer there to be decided.
    status: row.taken ? ("deciding" as const) : row.status,
    heldByOther: row.held,
    givenToOther: row.given,
    barred: row.barred,
    answeredByActor: row.answered,
    answerSeen: row.seen,
    stakes: row.stakes,
    fourEyes: row.four_eyes,
    timed: row.timed,
  };
}

/** Null where nothing was answered yet. Throws `bad-answer`. */
function answerOf(workflow: CompiledWorkflow, row: SelectedRow, request: Request): PossibleAnswer | null {
  const { verdict, answers } = request;
  if (verdict === "decide" && Object.keys(answers).length === 0) return null;
  return { verdict, answers: checkedAnswers(workflow, row.block, decisionRequest.parse({ verdict, answers })) };
}

async function planAll(
  parts: Parts,
  rows: readonly SelectedRow[],
  compiled: ReadonlyMap<string, CompiledWorkflow>,
  answer: PossibleAnswer | null,
  actor: Actor,
): Promise<PlannedReview[]> {
  const cases = await undecidedCases(parts.database, rows);
  const world = { clock: parts.clock, newId: () => "" };
  const planned: PlannedReview[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % perTurn === perTurn - 1) await breathe();
    const undecided = cases.get(row.id);
    const version = compiled.get(row.version);
    if (undecided === undefined || version === undefined) continue;
    const questions = row.suggestion === "shown" ? openQuestions(version, row.block, undecided.claimed.judgments) : [];
    const suggested = questions.flatMap(({ suggestion }) => suggestion ?? []);
    planned.push({
      reviewId: row.id,
      title: row.title,
      suggestion: suggested.length === 0 ? null : suggested.join(" · "),
      overrides: questions.some(
        ({ judgment, suggestion }) => suggestion !== null && (answer?.answers[judgment] ?? suggestion) !== suggestion,
      ),
      plan:
        answer === null
          ? { rules: [], effects: [], follows: [], branches: [], end: "done", note: null }
          : planAnswer(undecided, version, answer, actor.id, world),
    });
  }
  return planned;
}

/** Of all that follows: the reviews, the answer, and what it does to each of them. */
function hashOf(included: readonly string[], answer: PossibleAnswer | null, planned: readonly PlannedReview[]): string {
  const plans = planned.map(({ reviewId, plan }) => ({ reviewId, plan }));
  return createHash("sha256")
    .update(canonicalJson({ included, answer, plans: JSON.parse(JSON.stringify(plans)) }))
    .digest("hex");
}
