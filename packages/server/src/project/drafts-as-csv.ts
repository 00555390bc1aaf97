import { UserError } from "@surety/core/errors/user-error";
import type { DraftRow } from "@surety/core/wire/draft";
import type { House } from "../main.ts";
import { listDrafts } from "../queries/list-drafts.ts";
import { csvLine } from "./csv-line.ts";

const columns = ["at", "case", "action", "field", "draft", "sent", "change", "looked", "state"];

/** All drafted texts of a workflow, newest first, as data and as CSV. */
export async function draftsAsCsv(house: House, workflow: string): Promise<[DraftRow[], string]> {
  const rows: DraftRow[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await listDrafts(house.database, { workflow, cursor, limit: 200 });
    rows.push(...page.items);
    cursor = page.next;
  }
  if (rows.length === 0) throw noDrafts(workflow);
  const lines = rows.map(({ at, caseId, action, field, draft, sent, change, looked, state }) =>
    csvLine([at, caseId, action, field, draft, sent, change.toFixed(4), String(looked), state]),
  );
  return [rows, [columns.join(","), ...lines].join("\r\n")];
}

function noDrafts(workflow: string): UserError {
  return new UserError({
    code: "no-drafts",
    message: `${workflow} has sent no drafted text yet.`,
    remedy: "Decide some cases whose answer sends a mail or a message.",
  });
}
