import type { Reading } from "@surety/core/document/reading";
import { UserError } from "@surety/core/errors/user-error";
import { type Passage, splitPassages } from "@surety/core/knowledge/split-passages";
import type { KeptSource, PastAnswer } from "@surety/core/wire/knowledge";
import type { Actor } from "../commands/commands.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { embedTask } from "./embed-task.ts";
import { keepSource, type NewPassage, type NewSource, removeSource } from "./knowledge-rows.ts";

/** More passages of one source are a book that should be several files. */
const mostPassages = 20_000;

/** The verbs for what drafts rest on. */
export interface KnowledgeCommands {
  /** Takes in a file that was sent before; one of the same name is replaced by it. */
  addKnowledgeFile(base: string, file: { hash: string; name: string }, actor: Actor): Promise<KeptSource>;
  /** Takes in questions with the answers that were given to them; a list of the same name is replaced by it. */
  addKnowledgeAnswers(base: string, name: string, items: readonly PastAnswer[], actor: Actor): Promise<KeptSource>;
  removeKnowledge(base: string, source: string, actor: Actor): Promise<void>;
}

export function knowledgeCommands(world: WorkerWorld): KnowledgeCommands {
  return {
    async addKnowledgeFile(base, { hash, name }, actor) {
      const passages = passagesOf(await world.documents.read(hash));
      return keep(world, { base, kind: "file", name, caseId: null, passages }, actor);
    },
    async addKnowledgeAnswers(base, name, items, actor) {
      const passages = items.map(({ question, answer }) => ({ heading: null, page: null, text: question, answer }));
      return keep(world, { base, kind: "answers", name, caseId: null, passages }, actor);
    },
    removeKnowledge: (base, source, actor) => remove(world, base, source, actor),
  };
}

async function keep(
  world: WorkerWorld,
  source: Omit<NewSource, "id" | "addedBy" | "at">,
  actor: Actor,
): Promise<KeptSource> {
  const { base, kind, name, passages } = source;
  if (passages.length === 0) throw nothingToRead(name);
  if (passages.length > mostPassages) throw tooLong(name, passages.length);
  const at = world.clock.now();
  const { kept } = await world.database.transaction(async (tx) => {
    const result = await keepSource(tx, { ...source, id: world.newId(), addedBy: actor.id, at });
    if (!result.isNew) return result;
    const object = `knowledge ${base}`;
    await append(tx, { actor, verb: "add knowledge", object, detail: { kind, name, passages: passages.length } }, at);
    await world.engine().enqueueTasks(tx, [embedTask(world.newId())]);
    return result;
  });
  world.engine().wake();
  return kept;
}

async function remove(world: WorkerWorld, base: string, source: string, actor: Actor): Promise<void> {
  await world.database.transaction(async (tx) => {
    if (!(await removeSource(tx, base, source))) throw notThere(base, source);
    const entry = { actor, verb: "remove knowledge", object: `knowledge ${base}`, detail: { source } };
    await append(tx, entry, world.clock.now());
  });
}

/** Page by page where there are pages, so that a quotation says where it stands. */
function passagesOf({ pages, text }: Reading): NewPassage[] {
  const paged = pages.flatMap((page, at) => splitPassages(page.text ?? "", at + 1));
  const found: Passage[] = paged.length > 0 ? paged : splitPassages(text);
  return found.map((one) => ({ ...one, answer: null }));
}

function nothingToRead(name: string): UserError {
  return new UserError({
    code: "nothing-to-read",
    field: "hash",
    message: `There is no text in "${name}".`,
    remedy: "Add a file with text: a scan has pages and no words.",
  });
}

function tooLong(name: string, passages: number): UserError {
  return new UserError({
    code: "too-many-passages",
    field: "hash",
    message: `"${name}" has ${passages} passages; ${mostPassages} are the most of one source.`,
    remedy: "Split it into several files.",
  });
}

function notThere(base: string, source: string): UserError {
  return new UserError({
    code: "source-not-found",
    field: "id",
    message: `The knowledge base "${base.slice(0, 100)}" has no source ${source}.`,
    remedy: "Look it up in the list of its sources.",
  });
}
