import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { BudgetSpent } from "@surety/core/language/budget-spent";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import { agentModel } from "../agent/agent-model.ts";
import { tellTrouble } from "./tell-trouble.ts";
import { wordingOf } from "../language/wording-of.ts";
import { labelsOf } from "../models/learned-judgments.ts";
import type { WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** What the cascade gave; `problem` says why nobody answered, which is an abstention. */
export interface Asked {
  answer: ModelAnswer;
  text: string | null;
  problem: string | null;
}

/** Asks the judgment's models in their order. What fails falls through to the next; the last stop is a person. */
export async function askModels(work: WorkCase, spec: CompiledJudgment, world: WorkerWorld): Promise<Asked> {
  if (spec.kind === "rule") return { answer: askRule(work, spec), text: null, problem: null };
  const text = spec.text.render(work.scope);
  const labels = labelsOf(spec);
  const wording = wordingOf(spec, work.scope, work.row.received_at);
  const problems: string[] = [];
  let passing: TransientError | null = null;
  let nextDay: BudgetSpent | null = null;
  for (const name of spec.models) {
    const model = spec.kind === "agent" ? agentModel(work, spec, name, world) : world.model(name);
    if (model === null) {
      problems.push(`This installation has no model "${name}".`);
      continue;
    }
    try {
      return {
        answer: await model.judge({
          workflow: work.row.workflow,
          judgment: spec.name,
          challenger: work.row.challenger,
          text,
          labels,
          wording,
          caseId: work.row.id,
        }),
        text,
        problem: null,
      };
    } catch (error) {
      // A model that crashed with its worker is tried again with the run; everything else goes down the cascade.
      if (!(error instanceof SuretyError) || (error instanceof TransientError && name === "local")) throw error;
      if (error instanceof TransientError) passing ??= error;
      if (error instanceof BudgetSpent && error.waitUntil !== null) nextDay ??= error;
      if (isBroken(error)) tellTrouble(world, `${work.row.workflow}: ${spec.name}`, error);
      problems.push(error.remedy === undefined ? error.message : `${error.message} ${error.remedy}`);
    }
  }
  // Where waiting may help, the case waits; a person is asked where it does not.
  if (passing !== null) throw passing;
  if (nextDay !== null) throw nextDay;
  return { answer: abstention("nobody", ""), text, problem: problems.join(" ") };
}

/** A model that was trained and cannot be used is news; one that was never trained is how every workflow begins. */
const isBroken = (error: SuretyError): boolean => error.code.startsWith("artefact-");

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
