import { listOf, text } from "../expression/value-type.ts";
import { parseDuration } from "../trigger/duration.ts";
import { compileAction } from "./compile-action.ts";
import type { Compilation } from "./compilation.ts";
import type { CompiledWorkflow } from "./compiled-workflow.ts";
import type { WorkflowDocument } from "./document.ts";

const usualWait = "7d";
const telling = new Set(["email", "notify", "webhook", "http"]);

/** Checks what tells a sender that a person asks something; it knows the question as `asked`. */
export function compileSendBack(
  policy: WorkflowDocument["review"]["sendBack"],
  compilation: Compilation,
): CompiledWorkflow["review"]["sendBack"] {
  const { names } = compilation;
  const hidden = names["asked"];
  names["asked"] = { kind: "object", fields: { question: text, fields: listOf(text), link: text } };
  const actions = (policy?.do ?? []).map((action, at) => {
    const path = ["review", "sendBack", "do", at];
    const compiled = compileAction(action, path, `back.${at}`, compilation);
    if (!telling.has(compiled.kind)) {
      const message = `${compiled.kind} tells nobody anything.`;
      const remedy = "Use email, notify, webhook or http.";
      compilation.report(path, { code: "not-a-message", message, remedy });
    }
    return compiled;
  });
  if (hidden === undefined) delete names["asked"];
  else names["asked"] = hidden;
  return { withinMs: parseDuration(policy?.within ?? usualWait), actions };
}
