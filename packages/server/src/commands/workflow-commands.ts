import { UserError } from "@surety/core/errors/user-error";
import type { Stage } from "@surety/core/wire/common";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import { workflowFromYaml } from "@surety/core/workflow/yaml";
import { storeVersion } from "../definitions/store-version.ts";
import { DefinitionStore } from "../definitions/definition-store.ts";
import { append } from "../security/audit-log.ts";
import { startHeld } from "../worker/held-cases.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";

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

/** Moves a workflow to another stage. Going live without a baseline or an owner needs a reason, which is kept. */
export async function setStage(
  world: WorkerWorld,
  name: string,
  stage: Stage,
  actor: Actor,
  because?: string,
): Promise<void> {
  const { compiled } = await world.definitions.current(name);
  const missing = stage === "live" ? notReady(compiled.document) : [];
  if (missing.length > 0 && (because === undefined || because.trim().length < 10)) {
    throw new UserError({
      code: "not-ready-for-live",
      field: "because",
      message: `${name} has no ${missing.join(" and no ")}.`,
      remedy: "Add it to the document, or say in at least ten characters why it goes live without; that is recorded.",
    });
  }
  const resumed = await world.database.transaction(async (tx) => {
    await tx.query("update surety.workflows set stage = $2 where name = $1", [name, stage]);
    const detail = { stage, missing, because: because ?? null };
    await append(tx, { actor, verb: "set stage", object: `workflow ${name}`, detail }, world.clock.now());
    return stage === "paused" ? 0 : startHeld(tx, world, name);
  });
  world.definitions.forget();
  world.log.info(
    `${name} is ${stage} now (${actor.name}${because === undefined ? "" : `: ${because}`})${resumed > 0 ? `, ${resumed} kept cases go on` : ""}`,
  );
  world.live.emit({ noun: "workflow", workflow: name, ids: [] });
}

function notReady(document: WorkflowDocument): string[] {
  const missing: string[] = [];
  if (document.measure?.baseline === undefined) missing.push("baseline");
  if (document.owner === undefined) missing.push("owner");
  return missing;
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
