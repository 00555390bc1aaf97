import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { ModelAnswer } from "@surety/core/ports/judge-model";
import type { CompiledJudgment } from "@surety/core/workflow/compiled-workflow";
import type { WorkCase } from "./work-case.ts";
import type { WorkerWorld } from "./world.ts";

/** What the cascade gave; `problem` says why nobody answered. */
export interface Asked {
  answer: ModelAnswer | null;
  text: string | null;
  problem: string | null;
}

/** Asks the judgment's models in their order. What fails falls through to the next; the last stop is a person. */
export async function askModels(work: WorkCase, spec: CompiledJudgment, world: WorkerWorld): Promise<Asked> {
  if (spec.kind === "rule") return { answer: askRule(work, spec), text: null, problem: null };
  const text = spec.text.render(work.scope);
  const labels = spec.kind === "classify" ? spec.labels : spec.scale;
  const problems: string[] = [];
  for (const name of spec.models) {
    const model = world.model(name);
    if (model === null) {
      problems.push(`this installation has no model "${name}"`);
      continue;
    }
    try {
      return {
        answer: await model.judge({ workflow: work.row.workflow, judgment: spec.name, text, labels }),
        text,
        problem: null,
      };
    } catch (error) {
      // A model that crashed with its worker is tried again with the run; everything else goes down the cascade.
      if (!(error instanceof SuretyError) || error instanceof TransientError) throw error;
      problems.push(error.message);
    }
  }
  return { answer: null, text, problem: problems.join(" ") };
}

function askRule(work: WorkCase, spec: CompiledJudgment & { kind: "rule" }): ModelAnswer {
  const found = spec.cases.find((one) => one.when.evaluate(work.scope) === true);
  return {
    value: found?.value ?? null,
    confidence: found === undefined ? 0 : 1,
    alternatives: [],
    outOfScope: null,
    signals: {},
    model: "rule",
    modelVersion: work.row.version,
    costMicros: 0,
    latencyMs: 0,
  };
}
