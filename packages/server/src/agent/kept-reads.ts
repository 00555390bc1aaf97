import { createHash } from "node:crypto";
import type { ProposedCall } from "@surety/core/agent/compiled-agent";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { toJson } from "../storage/to-json.ts";
import type { Queryable } from "../storage/database.ts";

/** Where in which talk something is looked up. */
export interface ReadPlace {
  caseId: string;
  judgment: string;
  /** Everything that was said before it. */
  messages: readonly unknown[];
  call: ProposedCall;
}

/** What a tool found: a value, that there is none, or why it could not be asked. */
export interface ToolFound {
  value: unknown;
  missing: string | null;
}

/**
 * What the tools of agents found, by the talk that led there: after a crash the same talk goes on with the same findings,
 * although the world has moved on; so nothing that was paid is asked again.
 */
export async function readKept(database: Queryable, place: ReadPlace): Promise<ToolFound | null> {
  const [row] = await database.query<{ found: ToolFound }>("select found from surety.agent_reads where key = $1", [
    keyOf(place),
  ]);
  return row?.found ?? null;
}

/** Keeps a finding before anything follows from it; the first one stays. */
export async function keepRead(database: Queryable, place: ReadPlace, found: ToolFound, now: Date): Promise<ToolFound> {
  const { caseId, judgment, call } = place;
  await database.query(
    `insert into surety.agent_reads (key, case_id, judgment, tool, arguments, found, at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (key) do nothing`,
    [keyOf(place), caseId, judgment, call.tool, toJson(call.arguments), toJson(found), now],
  );
  return (await readKept(database, place)) ?? found;
}

function keyOf(place: ReadPlace): string {
  return createHash("sha256").update(canonicalJson(place)).digest("hex");
}
