import { UserError } from "@surety/core/errors/user-error";
import type { CompiledTrigger } from "@surety/core/workflow/compiled-workflow";
import type { AppParts } from "./app-env.ts";

/** The first trigger of a kind, for addresses that name only the workflow. */
export async function triggerOfKind(
  definitions: AppParts["definitions"],
  workflow: string,
  kind: CompiledTrigger["kind"],
): Promise<string> {
  const { compiled } = await definitions.current(workflow);
  const trigger = compiled.triggers.find((one) => one.kind === kind);
  if (trigger !== undefined) return trigger.id;
  throw new UserError({
    code: "trigger-not-found",
    message: `Workflow "${workflow}" has no ${kind} trigger.`,
    remedy: `Add one to its document: { id: "${kind}", ${kind}: {} }.`,
    field: "triggers",
  });
}
