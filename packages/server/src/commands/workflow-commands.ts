import { UserError } from "@surety/core/errors/user-error";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { workflowFromYaml } from "@surety/core/workflow/yaml";
import { storeVersion } from "../definitions/store-version.ts";
import { DefinitionStore } from "../definitions/definition-store.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { keepLiveReady } from "./keep-live-ready.ts";

/** Why a document is saved, where that is more than a new document: its line in the audit log says it. */
export interface SaveNote {
  verb: string;
  detail: Record<string, unknown>;
  /** The version that must still be in force; throws `changed-meanwhile` where it is not. */
  expected: string;
}

/** Checks a document whole, and makes it the version in force. The same document twice is one version. */
export async function saveWorkflow(
  world: WorkerWorld,
  source: unknown,
  actor: Actor,
  note?: SaveNote,
): Promise<{ name: string; hash: string; number: number }> {
  const document = typeof source === "string" ? workflowFromYaml(source) : parseWorkflow(source);
  const known = await world.definitions.world();
  compileWorkflow(document, { ...known, workflows: [...new Set([...known.workflows, document.name])] });
  const hash = DefinitionStore.hash(document);
  const number = await store(world, document, hash, actor, note);
  world.definitions.forget();
  world.live.emit({ noun: "workflow", workflow: document.name, ids: [] });
  return { name: document.name, hash, number };
}

async function store(
  world: WorkerWorld,
  document: WorkflowDocument,
  hash: string,
  actor: Actor,
  note?: SaveNote,
): Promise<number> {
  return world.database.transaction(async (tx) => {
    const made = await tx.query(
      "insert into surety.workflows (name, title, version, owner) values ($1, $2, $3, $4) on conflict (name) do nothing returning name",
      [document.name, document.title, hash, document.owner ?? null],
    );
    // Two who save at once get two numbers, one after the other.
    const [before] = await tx.query<{ version: string }>(
      "select version from surety.workflows where name = $1 for update",
      [document.name],
    );
    if (note !== undefined && before?.version !== note.expected) throw changedMeanwhile(document.name);
    if (before?.version !== hash) await keepLiveReady(tx, document);
    const number = await storeVersion(tx, document, hash, actor);
    await tx.query("update surety.workflows set version = $2, title = $3 where name = $1", [
      document.name,
      hash,
      document.title,
    ]);
    const { verb = "save workflow", detail = {} } = note ?? {};
    const entry = { actor, verb, object: `workflow ${document.name}`, detail: { hash, number, ...detail } };
    if (made.length > 0 || before?.version !== hash) await append(tx, entry, world.clock.now());
    return number;
  });
}

/** Whoever changes a document that somebody else has changed since would take that change back without seeing it. */
export function changedMeanwhile(workflow: string): UserError {
  return new UserError({
    code: "changed-meanwhile",
    field: "version",
    message: `${workflow} has another version by now.`,
    remedy: "Look at what changed, and make your change again.",
  });
}
