import { UserError } from "@surety/core/errors/user-error";
import type { CompiledTrigger } from "@surety/core/workflow/compiled-workflow";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { AppParts } from "./app-env.ts";

/** A trigger by its name and kind, and the document it belongs to. Both unknown names sound alike to the outside. */
export async function findTrigger(
  definitions: AppParts["definitions"],
  workflow: string,
  trigger: string,
  kind: CompiledTrigger["kind"],
): Promise<CompiledTrigger & { document: WorkflowDocument }> {
  const current = await definitions.current(workflow).catch((error: unknown) => {
    if (error instanceof UserError && error.code === "workflow-not-found") return null;
    throw error;
  });
  const found = current?.compiled.triggers.find((one) => one.id === trigger && one.kind === kind);
  if (current !== null && found !== undefined) return { ...found, document: current.compiled.document };
  throw new UserError({
    code: "trigger-not-found",
    message: `Nothing listens at this address (${kind}).`,
    remedy: "Check the names of the workflow and of its trigger.",
  });
}
