import type { CompiledTrigger, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { Queryable } from "../storage/database.ts";
import type { DefinitionStore } from "./definition-store.ts";

/** A trigger of a workflow that is in force. */
export interface TriggerInForce {
  name: string;
  workflow: CompiledWorkflow;
  trigger: CompiledTrigger;
}

/** All triggers of one kind of the workflows in force, in the order of their names. */
export async function triggersOfKind(
  { database, definitions }: { database: Queryable; definitions: Pick<DefinitionStore, "current"> },
  kind: CompiledTrigger["kind"],
): Promise<TriggerInForce[]> {
  const names = await database.query<{ name: string }>(
    `select w.name from surety.workflows w join surety.versions v on v.hash = w.version
     where exists (select from jsonb_array_elements((v.document->'triggers')::jsonb) t where t ? $1) order by w.name`,
    [kind],
  );
  const current = await Promise.all(names.map(({ name }) => definitions.current(name)));
  return current.flatMap(({ name, compiled: workflow }) =>
    workflow.triggers.flatMap((trigger) => (trigger.kind === kind ? [{ name, workflow, trigger }] : [])),
  );
}
