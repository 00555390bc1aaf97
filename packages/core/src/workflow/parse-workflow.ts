import { deepestNesting, isTooDeep } from "../expression/nesting.ts";
import { type WorkflowDocument, workflowDocument } from "./document.ts";
import { schemaProblems } from "./schema-problems.ts";
import { WorkflowProblems } from "./workflow-problems.ts";

/**
 * Checks that a value has the shape of a workflow document and fills in defaults. Names and types inside expressions are
 * checked by `compileWorkflow`. Throws WorkflowProblems with every problem.
 */
export function parseWorkflow(value: unknown): WorkflowDocument {
  if (isTooDeep(value)) {
    const message = `The document is nested more than ${deepestNesting} deep.`;
    throw new WorkflowProblems([{ path: "", code: "too-deep", message, severity: "error" }]);
  }
  const parsed = workflowDocument.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new WorkflowProblems(schemaProblems(workflowDocument, value, parsed.error.issues));
}
