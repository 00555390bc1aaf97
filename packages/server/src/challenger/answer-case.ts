import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type {
  CompiledJudgeBlock,
  CompiledJudgment,
  CompiledPrepareBlock,
} from "@surety/core/workflow/compiled-workflow";
import { wordingOf } from "../language/wording-of.ts";
import { type Asking, labelsOf, noneOf } from "../models/learned-judgments.ts";
import { gateScore, statedLabel } from "../models/stated-label.ts";
import type { CapturedAction } from "../storage/challenger-schema.ts";
import type { CaseRow, JudgmentRow } from "../storage/case-schema.ts";
import { segmentOf } from "../worker/gate-threshold.ts";
import { isPure, pureStep } from "../worker/pure-step.ts";
import { judgedValue } from "../worker/judged-value.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Candidate, RivalSide } from "./candidate.ts";
import { captureActions } from "./capture-actions.ts";
import { imaginedWork } from "./imagined-work.ts";
import { StandsStill } from "./stands-still.ts";
import { walkStages } from "./walk-stages.ts";

/** A case with what was found out about it when it was judged. */
export interface RecordedCase {
  row: CaseRow;
  judgments: readonly JudgmentRow[];
}

/** What a candidate says to one judgment of a case; `confidence` is what its gate would compare. */
export interface CandidateAnswer {
  judgment: string;
  text: string;
  segment: string | null;
  value: string | null;
  confidence: number;
  costMicros: number;
  latencyMs: number;
}

export interface CandidateRun {
  answers: CandidateAnswer[];
  actions: CapturedAction[];
}

/** What candidates are asked with: a trained model by its hash. */
export type AskModel = (hash: string, text: string) => Promise<ModelAnswer>;

/**
 * Walks a recorded case as a candidate would: pure steps are computed again where the document is another one, lookups and
 * functions are taken from the record and never repeated, actions are planned and kept. Writes nothing.
 */
export async function answerCase(
  candidate: Candidate,
  recorded: RecordedCase,
  ask: AskModel,
  world: WorkerWorld,
): Promise<CandidateRun> {
  const work = imaginedWork(recorded.row, candidate);
  const run: CandidateRun = { answers: [], actions: [] };
  try {
    for (const block of candidate.compiled.blocks) {
      if (block.layer === "prepare") prepareAgain(work, block, candidate.version === recorded.row.version);
      else if (block.layer === "judge")
        run.answers.push(...(await judge({ work, candidate, recorded, ask, world }, block)));
      else run.actions.push(...captureActions(work, block, world));
    }
  } catch (error) {
    // What a running case would give to a person as an exception is what this candidate would do with it.
    if (!(error instanceof SuretyError) || error instanceof TransientError || error instanceof StandsStill) throw error;
    run.actions.push({ kind: "exception", to: null, detail: error.message });
  }
  return run;
}

function prepareAgain(work: WorkCase, block: CompiledPrepareBlock, asRecorded: boolean): void {
  for (const step of block.ranks.flat()) {
    const known = work.row.data[step.name]?.value ?? null;
    work.scope[step.name] = asRecorded || !isPure(step) ? known : pureStep(step, work.scope).value;
  }
}

interface Judging {
  work: WorkCase;
  candidate: Candidate;
  recorded: RecordedCase;
  ask: AskModel;
  world: WorkerWorld;
}

async function judge(judging: Judging, block: CompiledJudgeBlock): Promise<CandidateAnswer[]> {
  const answers: CandidateAnswer[] = [];
  for (const rank of block.ranks) {
    const asked = await Promise.all(rank.map((spec) => askOne(judging, spec)));
    answers.push(...asked.filter((one) => one !== null));
  }
  const segment = segmentOf(block.gate, judging.work);
  return answers.map((one) => ({ ...one, segment }));
}

async function askOne(judging: Judging, spec: CompiledJudgment): Promise<CandidateAnswer | null> {
  const { work, candidate, recorded, ask } = judging;
  if (spec.kind === "rule") {
    const found = spec.cases.find((one) => one.when.evaluate(work.scope) === true);
    work.scope[spec.name] = { value: found?.value ?? null, confidence: found ? 1 : 0, decidedBy: "model" };
    return null;
  }
  const text = spec.text.render(work.scope);
  const hash = candidate.models[spec.name];
  const side = candidate.rivals.get(spec.name);
  const answer =
    side !== undefined
      ? await walk(judging, spec, side, text)
      : hash === undefined
        ? abstention
        : await answerOf(recorded, spec.name, hash, text, ask);
  const { value, confidence } = answer;
  work.scope[spec.name] = judgedValue(spec, { value, confidence, decidedBy: "model" }, work.scope, {
    text,
    draft: null,
  });
  const none = noneOf(spec);
  return {
    judgment: spec.name,
    text,
    segment: null,
    value: answer.value === null && none === null ? null : statedLabel(answer, none),
    confidence: gateScore(answer, none),
    costMicros: answer.costMicros,
    latencyMs: answer.latencyMs,
  };
}

/** By its stages, with the question that the live case put: what was asked then is known. */
async function walk(
  { work, candidate, ask, world }: Judging,
  spec: Asking,
  side: RivalSide,
  text: string,
): Promise<Said> {
  const question = {
    workflow: work.row.workflow,
    judgment: spec.name,
    challenger: null,
    text,
    labels: labelsOf(spec),
    ...(spec.kind === "extract" ? { fields: spec.fields } : {}),
    wording: wordingOf(spec, work.scope, work.row.received_at),
    caseId: null,
  };
  const { answer, costMicros, latencyMs } = await walkStages(world, ask, {
    side,
    models: spec.models,
    artefact: candidate.models[spec.name],
    none: noneOf(spec),
    segment: segmentOf(side.segments, work),
    question,
  });
  return { ...(answer ?? abstention), costMicros, latencyMs };
}

type Said = Pick<ModelAnswer, "value" | "confidence" | "outOfScope" | "costMicros" | "latencyMs">;

const abstention: Said = { value: null, confidence: 0, outOfScope: null, costMicros: 0, latencyMs: 0 };

/** The same model has answered the same text once: what it said then is what it says. */
function answerOf(
  { judgments }: RecordedCase,
  name: string,
  hash: string,
  text: string,
  ask: AskModel,
): Promise<Said> | Said {
  const known = judgments.find((one) => one.name === name && one.model_version === hash && one.text === text);
  if (known === undefined) return ask(hash, text);
  return {
    value: known.value,
    confidence: known.confidence,
    outOfScope: known.out_of_scope,
    costMicros: Number(known.cost_micros),
    latencyMs: known.latency_ms,
  };
}
