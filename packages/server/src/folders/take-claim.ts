import type { FileHandle } from "node:fs/promises";
import { UserError } from "@surety/core/errors/user-error";
import { documentFields } from "@surety/core/document/named-files";
import type { Arrival } from "@surety/core/wire/case";
import type { StoredFile } from "@surety/core/wire/stored-document";
import type { CompiledTrigger, CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { IngestRequest } from "../commands/commands.ts";
import type { Files } from "../files/files.ts";
import type { Queryable } from "../storage/database.ts";
import type { Claim } from "./claims.ts";
import { openRegular } from "./open-regular.ts";

export interface TakingParts {
  database: Queryable;
  files: Pick<Files, "add">;
  accept(request: IngestRequest): Promise<Arrival[]>;
}

/** What became of a file, and what is written beside it. */
export type Taken =
  | { fate: "case"; reason: string | null }
  /** The workflow does not want it; nothing is wrong. */
  | { fate: "filtered"; reason: string }
  | { fate: "refused"; reason: string }
  /** Somebody still writes it. */
  | { fate: "unfinished" };

/** Keeps a file and makes its event, whose key is the claim: however often this is repeated, it is one case. */
export async function takeClaim(
  parts: TakingParts,
  workflow: CompiledWorkflow,
  trigger: CompiledTrigger,
  claim: Claim,
): Promise<Taken> {
  const file = await openRegular(claim.path);
  try {
    const [stored, modifiedAt] = (await kept(parts.files, file, claim.name)) ?? [];
    if (stored === undefined || modifiedAt === undefined) return { fate: "unfinished" };
    const payload = payloadOf(workflow, trigger, claim, stored, modifiedAt);
    const [arrival] = await parts.accept({
      workflow: workflow.document.name,
      trigger: trigger.id,
      kind: "folder",
      events: [{ payload, idempotencyKey: `folder:${claim.id}` }],
    });
    return await fateOf(parts.database, arrival as Arrival);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { fate: "refused", reason: `${error.message} ${error.remedy ?? ""}`.trim() };
  } finally {
    await file.close();
  }
}

/** Nothing where it changed while it was read. */
async function kept(
  files: Pick<Files, "add">,
  file: FileHandle,
  name: string,
): Promise<[StoredFile, Date] | undefined> {
  const before = await file.stat();
  const stored = await files.add(file.createReadStream({ autoClose: false, start: 0 }), name);
  const after = await file.stat();
  if (before.mtimeMs !== after.mtimeMs || stored.size !== after.size) return undefined;
  return [stored, after.mtime];
}

/** Without a map the file itself is the input: its one field for a document. */
function payloadOf(
  { document: { input } }: CompiledWorkflow,
  trigger: CompiledTrigger,
  { name }: Claim,
  { hash, type, size }: StoredFile,
  modifiedAt: Date,
): Record<string, unknown> {
  const document = { hash, name, type, size };
  if (trigger.map !== null) return { document, name, modifiedAt: modifiedAt.toISOString() };
  return { [documentFields(input)[0] ?? "document"]: document };
}

/** The journal knows what a repeated event was the first time. */
async function fateOf(database: Queryable, { eventId, caseId, problems }: Arrival): Promise<Taken> {
  const [row] = await database.query<{ fate: Arrival["fate"] }>("select fate from surety.events where id = $1", [
    eventId,
  ]);
  const told = problems
    .map(({ field, message, remedy }) => `${field === "" ? "" : `${field}: `}${message} ${remedy}`)
    .join("\n");
  switch (row?.fate) {
    case "duplicate":
      return { fate: "case", reason: `The same document is case ${caseId} already; no other case was made.` };
    case "filtered":
      return { fate: "filtered", reason: told };
    case "invalid":
      return { fate: "refused", reason: told };
    default:
      return { fate: "case", reason: null };
  }
}
