import { createHash } from "node:crypto";
import { factsOf } from "@surety/core/language/facts-of";
import { labelRequest, labelSystem } from "@surety/core/language/label-question";
import type { ModelFacts } from "@surety/core/language/model-facts";
import type { ModelQuestion } from "@surety/core/ports/judge-model";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { LanguageWorld } from "./ask-completion.ts";
import type { ExamplePools } from "./example-pools.ts";

/** Changes whenever the words of the question do: thresholds that were earned with other words do not hold. */
const wording = 1;

/** One question as it is put to one model. */
export interface Asking {
  request: CompletionRequest;
  facts: ModelFacts;
  /** Of an answer, and of the models that were asked besides: everything but the case. With another of these, what was earned does not hold. */
  versionOf(said: Completion, others?: readonly (string | null)[]): string;
}

/** The connection and the model there, of a name as documents write it; null where it is not of that form. */
export function splitName(name: string): { connection: string; model: string } | null {
  const slash = name.indexOf("/");
  return slash < 1 ? null : { connection: name.slice(0, slash), model: name.slice(slash + 1) };
}

/** The exact request for a question, examples included; nothing is sent. */
export async function askingOf(
  world: Pick<LanguageWorld, "connection">,
  pools: ExamplePools,
  { connection, model }: { connection: string; model: string },
  question: ModelQuestion,
): Promise<Asking> {
  const { models = [] } = await world.connection(connection);
  const facts = factsOf(models, model);
  const { guidance = null, prompt = null, examples = null, agreement = null } = question.wording ?? {};
  const { text, labels } = question;
  const request = labelRequest({
    model: facts.pinned ?? model,
    text,
    labels,
    guidance,
    prompt: prompt?.text ?? null,
    examples: examples === null ? [] : await pools.choose(question, examples),
    tokenProbabilities: true,
    temperature: facts.temperature === false ? null : 0,
  });
  const { schema, temperature } = request;
  const system = labelSystem({ labels, guidance, prompt: prompt?.source ?? null, hasExamples: examples !== null });
  // The template and the rule of choosing, not what became of them for one case.
  const rule = examples === null ? {} : { examples: examples.rule };
  const asked = { wording, connection, model: request.model, system, schema, temperature, ...rule };
  const versionOf = ({ answeredBy, tokens }: Completion, others: readonly (string | null)[] = []) =>
    hashOf({
      ...asked,
      answeredBy,
      tokens: tokens !== null,
      ...(agreement === null ? {} : { agreement, others: [...others] }),
    });
  return { request, facts, versionOf };
}

const hashOf = (parts: Record<string, unknown>): string =>
  createHash("sha256").update(canonicalJson(parts)).digest("hex");
