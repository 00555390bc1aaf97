import type { JudgeModel, ModelAnswer, ModelQuestion } from "@surety/core/ports/judge-model";
import type { CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import { agentModel } from "../agent/agent-model.ts";
import { draftModel } from "../generate/draft-model.ts";
import { invoiceAnswer, saidByInvoice, saysAll, withInvoice } from "../documents/invoice-answer.ts";
import { wordingOf } from "../language/wording-of.ts";
import { type Asking, labelsOf, noneOf } from "../models/learned-judgments.ts";
import { gateScore } from "../models/stated-label.ts";
import { type HeardStage, withBefore, withOthers } from "./other-readings.ts";
import { CascadeWalk } from "./cascade-walk.ts";
import type { CascadeInForce } from "./gate-threshold.ts";
import { ModelFailures } from "./model-failures.ts";
import type { WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** What the models gave; `problem` says why nobody answered, which is an abstention. */
export interface Asked {
  answer: ModelAnswer;
  text: string | null;
  problem: string | null;
  /** Where cut-offs were earned for the cascade: how the case went from stage to stage. */
  walk: CascadeWalk | null;
}

/**
 * Asks the judgment's models in their order. What fails falls through to the next; the last stop is a person. Where
 * cut-offs were earned, a stage that is not sure enough is followed by the next one too.
 */
export async function askModels(
  work: WorkCase,
  spec: CompiledJudgment,
  world: WorkerWorld,
  cascade: CascadeInForce | null,
): Promise<Asked> {
  if (spec.kind === "rule") return { answer: askRule(work, spec), text: null, problem: null, walk: null };
  const said = spec.kind === "extract" ? saidByInvoice(spec, work.scope) : {};
  // Data needs no model.
  if (spec.kind === "extract" && saysAll(spec, said))
    return { answer: invoiceAnswer(spec, said), text: null, problem: null, walk: null };
  const question = questionOf(work, spec);
  const { text } = question;
  const failures = new ModelFailures(world, `${work.row.workflow}: ${spec.name}`);
  const walk = cascade === null ? null : new CascadeWalk(cascade);
  const heard: HeardStage[] = [];
  const { answer, isLast } = await askInOrder(
    spec,
    async (name) => {
      const said = await ask(name, modelOf(work, spec, name, world), withBefore(question, heard), failures);
      if (said !== null) heard.push({ name, answer: said });
      return said;
    },
    failures,
    cascade,
    walk,
  );
  // Nobody was sure enough, and who may be is away: where waiting may help, the case waits.
  if (!isLast) failures.throwPassing();
  if (walk !== null && !isLast) walk.unmeasured = failures.sentence;
  if (answer !== null)
    return { answer: withInvoice(spec, withOthers(spec, heard, answer), said), text, problem: null, walk };
  return { answer: abstention("nobody", ""), text, problem: failures.sentence ?? "", walk };
}

/** What answers under that name: agents and writers work with a model of theirs, all others ask one question. */
function modelOf(work: WorkCase, spec: Asking, name: string, world: WorkerWorld): JudgeModel | null {
  if (spec.kind === "agent") return agentModel(work, spec, name, world);
  return spec.kind === "generate" ? draftModel(work, spec, name, world) : world.model(name);
}

/** The last answer that there was, and whether it settles the question: nothing that failed after it could have. */
async function askInOrder(
  spec: Asking,
  askBy: (name: string) => Promise<ModelAnswer | null>,
  failures: ModelFailures,
  cascade: CascadeInForce | null,
  walk: CascadeWalk | null,
): Promise<{ answer: ModelAnswer | null; isLast: boolean }> {
  let last: ModelAnswer | null = null;
  for (const [at, name] of spec.models.entries()) {
    const stage = cascade?.stages[at];
    // A stage that does not pay for itself is not asked, also where another has failed.
    if (stage?.cutoff === null) continue;
    const answer = await askBy(name);
    if (answer === null) continue;
    last = answer;
    if (walk === null || stage === undefined) return { answer, isLast: true };
    if (walk.hear(stage, answer, gateScore(answer, noneOf(spec)), failures.sentence)) return { answer, isLast: true };
  }
  return { answer: last, isLast: failures.sentence === null };
}

async function ask(
  name: string,
  model: JudgeModel | null,
  question: ModelQuestion,
  failures: ModelFailures,
): Promise<ModelAnswer | null> {
  if (model === null) {
    failures.note(`This installation has no model "${name}".`);
    return null;
  }
  try {
    return await model.judge(question);
  } catch (error) {
    failures.take(name, error);
    return null;
  }
}

function questionOf(work: WorkCase, spec: Asking): ModelQuestion {
  return {
    workflow: work.row.workflow,
    judgment: spec.name,
    challenger: work.row.challenger,
    text: spec.text.render(work.scope),
    labels: labelsOf(spec),
    ...(spec.kind === "extract" ? { fields: spec.fields } : {}),
    wording: wordingOf(spec, work.scope, work.row.received_at),
    caseId: work.row.id,
  };
}

function abstention(model: string, modelVersion: string): ModelAnswer {
  return {
    value: null,
    confidence: 0,
    alternatives: [],
    outOfScope: null,
    signals: {},
    model,
    modelVersion,
    costMicros: 0,
    latencyMs: 0,
  };
}

function askRule(work: WorkCase, spec: CompiledJudgment & { kind: "rule" }): ModelAnswer {
  const found = spec.cases.find((one) => one.when.evaluate(work.scope) === true);
  const unsure = abstention("rule", work.row.version);
  return found === undefined ? unsure : { ...unsure, value: found.value, confidence: 1 };
}
