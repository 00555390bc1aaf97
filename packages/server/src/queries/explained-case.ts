import { UserError } from "@surety/core/errors/user-error";
import { explainCase } from "@surety/core/review/explain-case";
import type { CaseDetail } from "@surety/core/wire/case";
import type { DefinitionStore } from "../definitions/definition-store.ts";

/** The same case with what its version says of it. A version that this house no longer compiles explains nothing. */
export async function explained(
  definitions: Pick<DefinitionStore, "version">,
  detail: CaseDetail,
): Promise<CaseDetail> {
  try {
    return { ...detail, explained: explainCase(await definitions.version(detail.version.hash), detail) };
  } catch (error) {
    if (error instanceof UserError) return { ...detail, explained: null };
    throw error;
  }
}
