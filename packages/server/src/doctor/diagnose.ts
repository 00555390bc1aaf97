import { Worker } from "node:worker_threads";
import { diagnosisWire } from "@surety/core/doctor/diagnosis-wire";
import type { DoctorFacts } from "@surety/core/doctor/doctor-facts";
import { type Diagnosis, examine } from "@surety/core/doctor/examine";
import type { DiagnosisWire } from "@surety/core/wire/doctor";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import { type FactParts, readFacts } from "./read-facts.ts";

export interface DoctorParts extends FactParts {
  readonly definitions: Pick<DefinitionStore, "current">;
}

/** Examines the version of a workflow that is in force. Throws `workflow-not-found`. */
export async function diagnose(parts: DoctorParts, name: string): Promise<DiagnosisWire> {
  const { compiled, stage, version } = await parts.definitions.current(name);
  const facts = await readFacts(parts, compiled, stage);
  return diagnosisWire(await examineAside(compiled, facts), { workflow: name, version });
}

/** Fitting rules takes up to some seconds; where there is something to fit, a thread does it and the server goes on. */
function examineAside(compiled: CompiledWorkflow, facts: DoctorFacts): Promise<Diagnosis> {
  if (facts.examples === undefined) return Promise.resolve(examine(compiled, facts));
  const { document } = compiled;
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./doctor-thread.ts", import.meta.url), {
      workerData: { document, facts },
      execArgv: [],
    });
    thread.once("message", resolve).once("error", reject);
    thread.once("exit", (code) => reject(new Error(`The doctor's thread ended with ${code}`)));
  });
}
