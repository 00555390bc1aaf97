import { answerWords } from "@surety/core/review/answer-words";
import { whyHeld } from "@surety/core/agent/why-held";
import { auditShare } from "@surety/core/audit/audit-share";
import { caseRoute } from "@surety/core/gate/case-route";
import { draftGateWords } from "@surety/core/generate/draft-gate-words";
import { whyRead } from "@surety/core/generate/why-read";
import { decideGate, type GateReason } from "@surety/core/gate/decide";
import { personsWord } from "@surety/core/gate/persons-word";
import { whyUngrounded } from "@surety/core/extract/why-ungrounded";
import { isOutOfScope } from "@surety/core/gate/is-out-of-scope";
import { whyMismatched } from "@surety/core/matching/why-mismatched";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledJudgeBlock, CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import { eInvoice } from "../documents/invoice-answer.ts";
import { type Asked, askModels } from "./ask-models.ts";
import type { CascadeWalk } from "./cascade-walk.ts";
import { cascadeOf, segmentOf, type Standing, standingOf } from "./gate-threshold.ts";
import { judgedValue } from "./judged-value.ts";
import { newReview } from "./open-review.ts";
import { tellAnswer } from "./tell-answer.ts";
import { rounded } from "./prepare-block.ts";
import type { NewJudgment, Stop, WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

type Answered = Asked & { spec: CompiledJudgment; milliseconds: number };

/** Judges, then lets the gate decide: on with it, on with an audit afterwards, or to a person. */
export async function judgeBlock(work: WorkCase, block: CompiledJudgeBlock, world: WorkerWorld): Promise<Stop | null> {
  const answered: Answered[] = [];
  for (const rank of block.ranks)
    answered.push(...(await Promise.all(rank.map((spec) => ask(work, block, spec, world)))));
  // The gate may speak of everything that the block has judged, so it is asked when all is known.
  const segment = segmentOf(block.gate, work);
  work.segment = segment ?? work.segment;
  // One draw for the block, so its judgments are looked at together: each has the chance of the likeliest of them.
  const shares = answered.map(({ answer: { confidence } }) =>
    auditShare(block.gate.auditPolicy, { segment, confidence }),
  );
  const auditRate = Math.max(0, ...shares);
  const judgments: NewJudgment[] = [];
  for (const one of answered) judgments.push(await throughGate(work, block, one, { segment, auditRate }, world));
  sampleTogether(judgments);
  for (const [at, judgment] of judgments.entries()) keep(work, judgment, answered[at]?.problem ?? null, world);
  const route = caseRoute(judgments.map((one) => one.route));
  if (route === "review") {
    const least = Math.min(1, ...judgments.map((one) => one.confidence));
    const reason = judgments.find((one) => one.route === "review")?.reason.code ?? null;
    return { kind: "review", review: newReview(work, world, { kind: "review", confidence: least, reason }) };
  }
  if (route === "audit") work.audits.push(newReview(work, world, { kind: "audit", confidence: null, reason: null }));
  // What a person has decided once is never the machine's alone any more.
  if (judgments.some(({ reason }) => reason.code !== "asked-later")) work.route ??= "automated";
  return null;
}

async function ask(
  work: WorkCase,
  { gate }: CompiledJudgeBlock,
  spec: CompiledJudgment,
  world: WorkerWorld,
): Promise<Answered> {
  const begun = performance.now();
  const asked = await askModels(work, spec, world, await cascadeOf(work, gate, spec, world));
  const { value, confidence, draft = null } = asked.answer;
  const answer = { value, confidence, decidedBy: "model" };
  work.scope[spec.name] = judgedValue(spec, answer, work.scope, { text: asked.text, draft });
  return { ...asked, spec, milliseconds: rounded(performance.now() - begun) };
}

/** Where one judgment sends every case to people, all of the block are answered for every case: a fair sample of each. */
function sampleTogether(judgments: NewJudgment[]): void {
  if (!judgments.some((one) => one.label_probability === 1)) return;
  for (const one of judgments) one.label_probability = 1;
}

async function throughGate(
  work: WorkCase,
  block: CompiledJudgeBlock,
  { spec, answer, text, problem, walk, milliseconds }: Answered,
  { segment, auditRate }: { segment: string | null; auditRate: number },
  world: WorkerWorld,
): Promise<NewJudgment> {
  const { gate } = block;
  const calls = answer.calls ?? [];
  const held = whyMismatched(gate.matches, work.scope) ?? heldBy(spec, answer);
  const isCertain = spec.kind === "rule" || answer.model === eInvoice;
  const standing = isCertain
    ? { threshold: 0, gate: null, closed: false }
    : walk === null
      ? await standingOf(work, gate, spec, problem === null ? answer : null, segment, world)
      : { threshold: walk.cutoff, gate: walk.cutoff === null ? null : walk.gate, closed: false };
  const decision = decideGate({
    confidence: answer.confidence,
    certain: isCertain,
    word: isCertain && answer.value !== null ? wordFor(work, block, spec, answer.value) : null,
    threshold: standing.threshold,
    stage: work.stage,
    stakes: work.compiled.document.review.stakes,
    checksPassed: gate.reviewWhen?.evaluate(work.scope) !== true && held === null,
    abstained: answer.value === null,
    outOfScope: spec.kind === "rule" ? false : isOutOfScope(answer, spec.kind === "score" ? null : spec.none),
    closed: standing.closed,
    unmeasured: walk?.unmeasured ?? undefined,
    returned: work.returned,
    auditRate,
    draw: world.auditDraw(work.row.id, work.row.version, String(block.index)),
  });
  return {
    id: world.newId(),
    name: spec.name,
    block: block.index,
    kind: spec.kind,
    value: answer.value,
    confidence: answer.confidence,
    alternatives: answer.alternatives,
    signals: answer.signals,
    out_of_scope: answer.outOfScope,
    model: answer.model,
    model_version: answer.modelVersion,
    cost_micros: walk === null ? answer.costMicros : walk.said.reduce((sum, one) => sum + one.costMicros, 0),
    latency_ms: milliseconds,
    route: decision.route,
    reason: reasonOf(inWords(work, spec, decision.reason, answer, standing), problem, held, walk),
    threshold: standing.threshold,
    gate: standing.gate,
    segment,
    audit_probability: decision.auditProbability,
    label_probability: decision.labelProbability,
    text,
    calls: calls.length === 0 ? null : [...calls],
    fields: answer.fields === undefined ? null : [...answer.fields],
    decided_value: decision.route === "review" ? null : answer.value,
    decided_by: decision.route === "review" ? null : "model",
    at: world.clock.now(),
    stages: walk?.said ?? null,
    draft: answer.draft ?? null,
  };
}

/** Why a person must see this first, whatever the gate says; null where the gate alone decides. */
function heldBy(spec: CompiledJudgment, { calls = [], draft, fields = [] }: ModelAnswer): GateReason | null {
  if (spec.kind === "agent") return whyHeld(spec, calls);
  if (spec.kind === "extract") {
    const sentence = whyUngrounded(fields, spec.fields);
    return sentence === null ? null : { code: "check-failed", sentence };
  }
  if (spec.kind !== "generate") return null;
  return draft === undefined ? { code: "abstained", sentence: "Nothing was written." } : whyRead(draft, spec.alone);
}

function wordFor(work: WorkCase, { index: block }: CompiledJudgeBlock, spec: CompiledJudgment, value: string) {
  return personsWord(work.compiled, { block, spec, value, foreseen: work.foreseen });
}

/** Of what is written the gate speaks as of a draft that goes out, or does not; of data as of what says it. */
function inWords(
  work: WorkCase,
  spec: CompiledJudgment,
  reason: GateReason,
  { confidence, model }: ModelAnswer,
  { threshold }: Pick<Standing, "threshold">,
): GateReason {
  if (reason.code === "confident" && model === eInvoice)
    return { code: reason.code, sentence: "The e-invoice says all of it, and nothing in it speaks against it." };
  if (reason.code === "asked-later" && model === eInvoice)
    return {
      code: reason.code,
      sentence: "The e-invoice says all of it; a person is asked about what follows from it.",
    };
  if (reason.code === "signed" && signsRecord(work))
    return { code: reason.code, sentence: "A person signed the record; the rule follows from it." };
  return spec.kind === "generate" ? draftGateWords(reason, { confidence, threshold }) : reason;
}

/** Whether what a person has answered in this case is the record of a document. */
const signsRecord = ({ judgments }: WorkCase): boolean =>
  [...judgments.values()].some(({ kind, decided_by: by }) => kind === "extract" && by !== null && by !== "model");

/** What went wrong says more than the gate, and so does why a person must see a call. */
function reasonOf(
  reason: GateReason,
  problem: string | null,
  held: GateReason | null,
  walk: CascadeWalk | null,
): GateReason {
  if (problem !== null) return { code: reason.code, sentence: problem };
  if (reason.code === "check-failed" && held !== null) return held;
  return { code: reason.code, sentence: sentenceOf(reason, walk) };
}

/** Why the gate decided so, after why the case came to the stage that answered. */
function sentenceOf({ sentence }: GateReason, walk: CascadeWalk | null): string {
  const before = walk?.sentence ?? null;
  if (walk === null || before === null) return sentence;
  return `${before} ${walk.said.at(-1)?.name} was asked. ${sentence}`;
}

function keep(work: WorkCase, judgment: NewJudgment, problem: string | null, world: WorkerWorld): void {
  work.judgments.set(judgment.name, judgment);
  tellAnswer(work, judgment.name, wordsOf(judgment, Infinity));
  work.fresh.push(judgment);
  work.costMicros += judgment.cost_micros;
  tell(work, judgment, problem, world);
}

const wordsOf = ({ kind, value }: NewJudgment, most?: number): string =>
  value === null ? "no answer" : answerWords(kind, value, most);

function tell(work: WorkCase, judgment: NewJudgment, problem: string | null, world: WorkerWorld): void {
  const at = world.clock.now();
  const entry = { at, actor: null, milliseconds: null };
  if (problem !== null) {
    work.timeline.push({ ...entry, kind: "error", title: `${judgment.name}: ${problem}`, detail: {} });
    return;
  }
  work.timeline.push({
    at,
    kind: "judged",
    title: `${judgment.name}: ${wordsOf(judgment)}`,
    detail: { confidence: judgment.confidence, model: judgment.model, modelVersion: judgment.model_version },
    actor: judgment.model,
    milliseconds: judgment.latency_ms,
  });
  work.timeline.push({
    ...entry,
    kind: "gate",
    title: judgment.reason.sentence,
    detail: {
      code: judgment.reason.code,
      threshold: judgment.threshold,
      route: judgment.route,
      ...(judgment.stages === null ? {} : { stages: judgment.stages }),
    },
  });
}
