import { createHash } from "node:crypto";
import { possibleAnswers } from "@surety/core/review/possible-answers";
import type { ReviewPlan } from "@surety/core/wire/review-preview";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Actor } from "../commands/commands.ts";
import type { Queryable } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { connectionOrigins } from "./connection-origins.ts";
import { readSelected, type SelectedRow, undecidedCases } from "./many-undecided.ts";
import { openQuestions } from "./open-questions.ts";
import { planAnswer } from "./plan-answer.ts";
import type { UndecidedCase } from "./undecided-case.ts";

/** What the page of a link shows: the case without any answer of the machine, and what each answer would do, whole. */
export interface LinkScreen {
  reviewId: string;
  workflow: string;
  title: string;
  input: Record<string, unknown>;
  prepared: Record<string, unknown>;
  answers: { answers: Record<string, string>; plan: ReviewPlan }[];
}

/** Why a link does not decide; `settled` where somebody has decided, the rest asks for the console. */
export type NoLink = "given" | "settled" | "answered" | "held" | "answer-seen" | "needs-console" | "gone";

export type LinkView = { hash: string; screen: LinkScreen } | { because: NoLink };

/** More answers than fit on a page that somebody reads on the way. */
const mostAnswers = 12;
/** A page that is larger is not read: the case needs a desk. */
const mostCharacters = 60_000;

/**
 * The page of a link for one person. Reviews, audits and planted cases give the same one: it shows what was known before
 * the machine answered, all answers alike, and for each what a run would do with a case that waits for it.
 */
export async function linkView(
  world: Pick<WorkerWorld, "definitions" | "clock">,
  database: Queryable,
  reviewId: string,
  actor: Actor,
): Promise<LinkView> {
  const [row] = await readSelected(database, [reviewId], actor, world.clock.now());
  // Who must not decide a case sees nothing of it.
  if (row === undefined || row.barred) return { because: "gone" };
  const because = await whyNot(world, row);
  if (because !== null) return { because };
  const found = (await undecidedCases(database, [row])).get(row.id);
  if (found === undefined) return { because: "gone" };
  const compiled = await world.definitions.version(row.version);
  const screen = await screenOf(world, database, row, asAsked(found, compiled), compiled, actor);
  if (screen === null) return { because: "needs-console" };
  const text = canonicalJson(screen);
  if (text.length > mostCharacters) return { because: "needs-console" };
  return { hash: createHash("sha256").update(text).digest("hex"), screen };
}

/** The document in force must allow it, and so must the version with which the case began. */
async function whyNot(world: Pick<WorkerWorld, "definitions">, row: SelectedRow): Promise<NoLink | null> {
  if (row.status !== "open" && row.status !== "claimed") return "settled";
  if (row.answered) return "answered";
  if (row.seen) return "answer-seen";
  if (row.held) return "held";
  if (row.given) return "given";
  const inForce = (await world.definitions.current(row.workflow)).compiled.document.review;
  const pinned = (await world.definitions.version(row.version)).document.review;
  const allowed = inForce.approveByLink !== undefined && [inForce, pinned].every(fitsALink);
  const plain = row.kind !== "exception" && row.stakes !== "high" && !row.four_eyes && !row.timed;
  return allowed && plain ? null : "needs-console";
}

/** A page that hides what the machine said cannot ask for a reason for saying something else: the asking would tell. */
function fitsALink({ stakes, fourEyes, reasons }: CompiledWorkflow["document"]["review"]): boolean {
  return stakes !== "high" && !fourEyes && (reasons?.required ?? []).length === 0;
}

/**
 * The case as it stood when somebody was asked, read in one way whatever it is: an audited case has gone on since, and
 * what was prepared on the way would say so.
 */
function asAsked(found: UndecidedCase, compiled: CompiledWorkflow): UndecidedCase {
  const { row } = found.claimed;
  const known = new Set(
    compiled.blocks
      .slice(0, found.review.block + 1)
      .flatMap((block) => (block.layer === "prepare" ? block.ranks.flat().map((step) => step.name) : [])),
  );
  const data = Object.fromEntries(Object.entries(row.data).filter(([name]) => known.has(name)));
  return {
    ...found,
    replayed: true,
    review: { ...found.review, kind: "review" },
    claimed: { ...found.claimed, row: { ...row, data } },
  };
}

async function screenOf(
  world: Pick<WorkerWorld, "clock">,
  database: Queryable,
  row: SelectedRow,
  asked: UndecidedCase,
  compiled: CompiledWorkflow,
  actor: Actor,
): Promise<LinkScreen | null> {
  const questions = openQuestions(compiled, row.block, []);
  const count = questions.reduce((product, { options }) => product * options.length, 1);
  if (questions.length === 0 || count > mostAnswers) return null;
  const planning = { clock: world.clock, newId: () => "" };
  const answers = possibleAnswers(questions, mostAnswers).map((answer) => ({
    answers: answer,
    plan: planAnswer(asked, compiled, { verdict: "decide", answers: answer }, actor.id, planning, mostCharacters),
  }));
  const effects = answers.flatMap(({ plan }) => plan.effects);
  const origins = await connectionOrigins(
    database,
    effects.flatMap((one) => one.connection ?? []),
  );
  for (const effect of effects) effect.origin = origins.get(effect.connection ?? "") ?? null;
  const { input, data } = asked.claimed.row;
  const prepared = Object.fromEntries(Object.entries(data).map(([name, one]) => [name, one.value]));
  return { reviewId: row.id, workflow: row.workflow, title: row.title, input, prepared, answers };
}
