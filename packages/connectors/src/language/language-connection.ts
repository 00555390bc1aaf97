import { APICallError, type LanguageModelV4CallOptions, type LanguageModelV4Prompt } from "@ai-sdk/provider";
import { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import type { CallLimits, Connection, ConnectorWorld } from "@surety/core/ports/connector";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { createOutbound } from "../outbound/outbound.ts";
import { testResult } from "../outbound/test-result.ts";
import { guardedFetch } from "./guarded-fetch.ts";
import type { LanguageSettings } from "./language-settings.ts";
import { requireAnswer } from "./provider-error.ts";
import { providerModel } from "./provider-model.ts";
import { readCompletion } from "./read-completion.ts";

/** Alternatives that are asked for at each token; 20 is the most that OpenAI gives. */
const alternatives = 20;

/** One provider of language models, through its adapter of the AI SDK and the house's guarded door. */
export async function openLanguage(settings: LanguageSettings, world: ConnectorWorld): Promise<Connection> {
  const outbound = createOutbound({ guard: world.guard, allow: settings.allowPrivate });
  const now = () => world.clock.now().getTime();
  return {
    models: settings.models,
    async complete(request, limits) {
      const model = await providerModel(settings, request.model, guardedFetch(outbound, limits, now));
      try {
        return said(readCompletion(await model.doGenerate(callOptions(request, settings, limits))), request.model);
      } catch (error) {
        throw providerFault(error, request.model);
      }
    },
    test: () =>
      testResult(async () => {
        const url = new URL(`${settings.baseUrl}/models`);
        const response = await outbound.request({
          url,
          method: "GET",
          headers: keyHeaders(settings),
          timeoutMs: 10_000,
        });
        requireAnswer(response, `GET ${url.pathname}`, now());
        return `${url.host} answered ${response.status}.`;
      }),
    close: () => outbound.close(),
  };
}

function callOptions(
  request: CompletionRequest,
  settings: LanguageSettings,
  limits: CallLimits,
): LanguageModelV4CallOptions {
  const { schema, temperature, maxOutputTokens } = request;
  const canTell = settings.provider === "openai" || settings.tokenProbabilities;
  return {
    prompt: promptOf(request),
    maxOutputTokens,
    abortSignal: AbortSignal.timeout(limits.timeoutMs),
    ...(temperature === null ? {} : { temperature }),
    ...(schema === null ? {} : { responseFormat: { type: "json", name: schema.name, schema: schema.schema } }),
    ...(request.tokenProbabilities && canTell ? { providerOptions: { openai: { logprobs: alternatives } } } : {}),
  };
}

function promptOf({ system, messages }: CompletionRequest): LanguageModelV4Prompt {
  const said = messages.map(({ role, text }) => ({ role, content: [{ type: "text" as const, text }] }));
  return [{ role: "system", content: system }, ...said];
}

/** Adapters that pass over what they do not know make of a foreign body an answer without anything in it. */
function said(answer: Completion, model: string): Completion {
  if (answer.text !== "" || answer.finish !== "other" || answer.usage.output !== null) return answer;
  throw unreadable(model, "there is no answer in it");
}

/** Listing models costs nothing, and needs the key. */
function keyHeaders({ provider, apiKey }: LanguageSettings): Record<string, string> {
  const key = apiKey?.reveal();
  if (key === undefined) return {};
  if (provider === "anthropic") return { "x-api-key": key, "anthropic-version": "2023-06-01" };
  return provider === "google" ? { "x-goog-api-key": key } : { authorization: `Bearer ${key}` };
}

/** What the adapter itself could not read is no answer; it may read the next one. */
function providerFault(error: unknown, model: string): unknown {
  if (error instanceof SuretyError) return error;
  const inner = error instanceof Error && error.cause instanceof SuretyError ? error.cause : null;
  if (inner !== null) return inner;
  if (!APICallError.isInstance(error) && !isSdkError(error)) return error;
  return unreadable(model, (error as Error).message.slice(0, 300), error);
}

function unreadable(model: string, why: string, cause?: unknown): TransientError {
  const message = `The provider of ${model} answered with something that is no answer: ${why}`;
  return new TransientError({ code: "unreadable-answer", message, cause });
}

/** Errors of the AI SDK carry its marker; everything else is a bug of ours. */
const isSdkError = (error: unknown): error is Error => error instanceof Error && error.name.startsWith("AI_");
