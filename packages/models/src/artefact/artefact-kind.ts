import { UserError } from "@surety/core/errors/user-error";
import { decodeContainer } from "./container.ts";

export type ArtefactKind = "classifier" | "clauses";

/** What the model in a file answers. A file that cannot be read is taken for a classifier, which says what is wrong with it. */
export function artefactKind(bytes: Uint8Array): ArtefactKind {
  try {
    const { kind } = decodeContainer(bytes).header as { kind?: unknown };
    return kind === "clauses" ? "clauses" : "classifier";
  } catch (error) {
    if (error instanceof UserError) return "classifier";
    throw error;
  }
}
