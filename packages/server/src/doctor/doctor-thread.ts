import { parentPort, workerData } from "node:worker_threads";
import type { DoctorFacts } from "@surety/core/doctor/doctor-facts";
import { examine } from "@surety/core/doctor/examine";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { checkedWorld } from "@surety/core/workflow/world";

const { document, facts } = workerData as { document: WorkflowDocument; facts: DoctorFacts };
parentPort?.postMessage(examine(compileWorkflow(document, checkedWorld), facts));
