import { createHash } from "node:crypto";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { canonicalJson } from "@surety/core/workflow/canonical-json";

/** Changes whenever the words of the house in an agent's talk do: thresholds that were earned with other words do not hold. */
const wording = 1;

/** Everything that answers depend on but the case: task, tools, answers, model, and whoever answered at the end. */
export function agentVersion(
  connection: string,
  { system, model, temperature }: CompletionRequest,
  { answeredBy, tokens }: Completion,
): string {
  const parts = { wording, connection, system, model, temperature, answeredBy, tokens: tokens !== null };
  return createHash("sha256").update(canonicalJson(parts)).digest("hex");
}
