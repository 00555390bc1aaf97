import type { WorkflowSource } from "./document.ts";

/** Gives a workflow written in TypeScript its types; the document is the argument itself and is checked when it is loaded. */
export function defineWorkflow(source: WorkflowSource): WorkflowSource {
  return source;
}
