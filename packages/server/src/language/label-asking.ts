import { createHash } from "node:crypto";
import { recordForm } from "@surety/core/extract/record-form";
import { factsOf } from "@surety/core/language/facts-of";
import type { AnswerForm } from "@surety/core/language/answer-form";
import { labelForm } from "@surety/core/language/label-form";
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
  /** How its answer is read. */
  form: AnswerForm;
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
  const form = await formOf(pools, question);
  const temperature = facts.temperature === false ? null : 0;
  const request = form.request({ model: facts.pinned ?? model, tokenProbabilities: true, temperature });
  const { agreement = null } = question.wording ?? {};
  const { schema } = request;
  const asked = {
    wording,
    connection,
    model: request.model,
    system: form.system,
    schema,
    temperature,
    ...form.besides,
  };
  const versionOf = ({ answeredBy, tokens }: Completion, others: readonly (string | null)[] = []) =>
    hashOf({
      ...asked,
      answeredBy,
      tokens: tokens !== null,
      ...(agreement === null ? {} : { agreement, others: [...others] }),
    });
  return { request, facts, form, versionOf };
}

/** Fields are asked for where there are some, and a label everywhere else, with the examples that fit this case. */
async function formOf(pools: ExamplePools, question: ModelQuestion): Promise<AnswerForm> {
  const { fields, wording } = question;
  if (fields !== undefined) return recordForm({ ...question, fields });
  const rule = wording?.examples ?? null;
  return labelForm(question, rule === null ? [] : await pools.choose(question, rule));
}

const hashOf = (parts: Record<string, unknown>): string =>
  createHash("sha256").update(canonicalJson(parts)).digest("hex");
