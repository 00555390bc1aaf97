import { answerWords } from "@surety/core/review/answer-words";
import { askedBlock } from "@surety/core/review/asked-block";
import { decidedValues } from "@surety/core/review/decided-values";
import { isEdited } from "@surety/core/review/drafts";
import { restartAt } from "@surety/core/review/restart-at";
import { passesOn } from "@surety/core/review/verdict";
import { tellAnswer } from "./tell-answer.ts";
import type { FinalDecision } from "./claim-cases.ts";
import { isMessage } from "./ask-sender.ts";
import { judgedValue, judgmentIn } from "./judged-value.ts";
import { partId } from "./part-id.ts";
import { correctedRequest } from "./corrected-request.ts";
import type { WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** A person's answers stand in for the model's, and the case goes on behind the block they were asked about. */
export function applyDecision(work: WorkCase, decision: FinalDecision, world: Pick<WorkerWorld, "clock">): void {
  work.settledReviews.push(decision.reviewId);
  work.route = "reviewed";
  for (const [name, value] of decidedValues(work.compiled, decision)) decide(work, name, value, decision);
  work.timeline.push({
    at: world.clock.now(),
    kind: "decision",
    title: `${sentence(work, decision)}${corrections(decision)}${texts(decision)}${decision.bulk === null ? "" : ", together with others"}`,
    detail: {
      answers: decision.answers,
      verdict: decision.verdict,
      note: decision.note,
      ...(decision.bulk === null ? {} : { bulk: decision.bulk }),
      ...(decision.edits.length === 0 ? {} : { edits: decision.edits }),
      ...(decision.drafts.some(isEdited) ? { drafts: decision.drafts.filter(isEdited) } : {}),
      ...(decision.detail?.question === undefined ? {} : { question: decision.detail.question }),
      ...(decision.verdict === "split" ? { parts: partIds(decision) } : {}),
    },
    actor: decision.person,
    milliseconds: null,
  });
  if (passesOn(decision.verdict)) return passOn(work, decision);
  skipPast(work, askedBlock(work.compiled, decision.block)?.index ?? null);
  retryFailedEffects(work, decision);
}

/** Back to where it was made ready, with what was put right; it comes to a person again. */
function passOn(work: WorkCase, { id, block, verdict, detail }: FinalDecision): void {
  work.returned = true;
  if (verdict === "send-back") return;
  if (verdict === "split") {
    const parts = detail?.parts ?? [];
    work.split = { decision: id, parts };
    work.answer = `split into ${parts.length} cases`;
    return;
  }
  work.cursor = restartAt(work.compiled, block) ?? work.cursor;
}

function decide(work: WorkCase, name: string, value: string | null, { person, blind }: FinalDecision): void {
  const judged = work.judgments.get(name);
  if (judged !== undefined) {
    // Nobody has approved a call that they have not seen.
    if (blind) judged.calls = null;
    judged.decided_value = value;
    judged.decided_by = person;
  }
  const spec = judgmentIn(work.compiled, name);
  const words = value === null ? "out of scope" : answerWords(spec?.kind, value, Infinity);
  if (work.decided.length === 0) tellAnswer(work, name, words, true);
  work.decided.push({ name, value, by: person, blind });
  const { confidence = 1, text = null, draft = null } = judged ?? {};
  const answer = { value, confidence, decidedBy: person };
  work.scope[name] = judgedValue(spec, answer, work.scope, { text, draft });
}

/** Whoever decides has seen the case as it is: what was not prepared is missing, and nothing more is asked for it. */
function skipPast(work: WorkCase, asked: number | null): void {
  if (asked === null) return;
  const skipped = work.compiled.blocks.slice(work.cursor, asked);
  for (const block of skipped) {
    if (block.layer !== "prepare") continue;
    for (const step of block.ranks.flat()) if (!(step.name in work.scope)) work.scope[step.name] = null;
  }
  work.cursor = asked + 1;
}

/** Whoever decides on an exception in an act block says: try again. */
function retryFailedEffects(work: WorkCase, { edits }: FinalDecision): void {
  for (const effect of work.effects) {
    if (effect.status !== "failed" || isMessage(effect)) continue;
    if (edits.length > 0) effect.request = correctedRequest(work, effect);
    effect.status = "pending";
    effect.attempts = 0;
    effect.unwritten = true;
  }
}

function sentence({ compiled }: WorkCase, decision: FinalDecision): string {
  if (decision.verdict === "reject") return "Rejected";
  if (decision.verdict === "judge-again") return "To be judged again";
  if (decision.verdict === "send-back") return "Sent back to its sender";
  if (decision.verdict === "split") return `Split into ${decision.detail?.parts?.length ?? 0} cases`;
  const answers = Object.entries(decision.answers).map(
    ([name, value]) => `${name}: ${answerWords(judgmentIn(compiled, name)?.kind, value)}`,
  );
  if (decision.verdict === "out-of-scope") return "Out of scope";
  return answers.length === 0 ? "Try again" : `Decided ${answers.join(", ")}`;
}

function corrections({ edits }: FinalDecision): string {
  if (edits.length === 0) return "";
  return edits.length === 1 ? ", 1 field corrected" : `, ${edits.length} fields corrected`;
}

function texts({ drafts }: FinalDecision): string {
  const edited = drafts.filter(isEdited).length;
  if (edited === 0) return "";
  return edited === 1 ? ", 1 text edited" : `, ${edited} texts edited`;
}

function partIds({ id, detail }: FinalDecision): string[] {
  return (detail?.parts ?? []).map((_part, at) => partId(`${id}:${at}`));
}
