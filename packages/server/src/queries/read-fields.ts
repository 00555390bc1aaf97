import type { ReviewField } from "@surety/core/wire/deciding";
import { editableFields } from "@surety/core/review/editable-fields";
import { factsOf } from "../commands/said-beyond.ts";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import { readUndecided } from "../preview/undecided-case.ts";
import type { Database } from "../storage/database.ts";

/** The fields of a case that its review lets people put right, with their values of now; null where there is no review. */
export async function readFields(
  database: Database,
  definitions: Pick<DefinitionStore, "version">,
  reviewId: string,
): Promise<ReviewField[] | null> {
  const undecided = await readUndecided(database, reviewId);
  if (undecided === null) return null;
  const compiled = await definitions.version(undecided.claimed.row.version);
  return editableFields(compiled, undecided.review.block, factsOf(undecided, compiled)).map(fieldAnswer);
}

/** A field as it goes over the wire: what else is known of it stays in the house. */
export function fieldAnswer(field: ReturnType<typeof editableFields>[number]): ReviewField {
  const { path, label, title, type, value, options, required, multiline, hint } = field;
  return { path, label, title, type, value, options: options && [...options], required, multiline, hint };
}
