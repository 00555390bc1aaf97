import { createHash } from "node:crypto";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { labelRequest } from "@surety/core/language/label-question";
import { labelSignals } from "@surety/core/language/label-signals";
import { isUnreadable, type ReadLabel, readLabel } from "@surety/core/language/read-label";
import type { JudgeModel, ModelAnswer, ModelQuestion } from "@surety/core/ports/judge-model";
import type { Completion, CompletionRequest } from "@surety/core/ports/language-model";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { type Asked, Completions, factsOf, type LanguageWorld } from "./ask-completion.ts";

/** Changes whenever the words of the question do: thresholds that were earned with other words do not hold. */
const wording = 1;

/** The models of providers, by the names that documents use: CONNECTION/MODEL. */
export class LanguageJudges {
  readonly #world: LanguageWorld;
  readonly #completions: Completions;
  /** Snapshots that were told of. */
  readonly #told = new Set<string>();

  constructor(world: LanguageWorld) {
    this.#world = world;
    this.#completions = new Completions(world);
  }

  /** Null where the name is not of that form. */
  named(name: string): JudgeModel | null {
    const slash = name.indexOf("/");
    if (slash < 1) return null;
    const [connection, model] = [name.slice(0, slash), name.slice(slash + 1)];
    return { name, judge: (question) => this.#judge(connection, model, question) };
  }

  async #judge(connection: string, model: string, question: ModelQuestion): Promise<ModelAnswer> {
    const facts = factsOf(await this.#world.connection(connection), model);
    const request = labelRequest({
      model: facts.pinned ?? model,
      text: question.text,
      labels: question.labels,
      guidance: question.guidance ?? null,
      tokenProbabilities: true,
      temperature: facts.temperature ? 0 : null,
    });
    const { read, asked } = await this.#read(connection, request, question);
    if (facts.pinned !== undefined) this.#watchPin(`${connection}/${model}`, facts.pinned, asked.completion.answeredBy);
    const { signals, score, alternatives, none } = labelSignals(read, asked.completion.tokens, question.labels);
    return {
      value: read.label,
      confidence: score,
      alternatives,
      outOfScope: read.label === null ? 1 : none,
      signals: { ...signals, mended: read.mended ? 1 : 0 },
      model: `${connection}/${asked.completion.answeredBy ?? model}`,
      modelVersion: versionOf(connection, request, asked.completion),
      costMicros: asked.costMicros,
      latencyMs: asked.milliseconds,
    };
  }

  /** What another snapshot answers has no threshold, so its cases go to people; somebody should hear why. */
  #watchPin(name: string, pinned: string, answeredBy: string | null): void {
    if (answeredBy === null || answeredBy === pinned || this.#told.has(`${name} ${answeredBy}`)) return;
    this.#told.add(`${name} ${answeredBy}`);
    this.#world.warn(
      `${name} was answered by ${answeredBy} instead of ${pinned}. No threshold holds for it: its cases go to people. ` +
        "Pin the new snapshot, measure it on your labels, and derive the gate again.",
    );
  }

  /** One more call, with the reason, where an answer could not be read; then the next model of the cascade. */
  async #read(
    connection: string,
    request: CompletionRequest,
    question: ModelQuestion,
  ): Promise<{ read: ReadLabel; asked: Asked }> {
    const { workflow, judgment, caseId = null } = question;
    const purpose = { workflow, judgment, caseId, repair: false };
    const first = await this.#completions.ask(connection, request, purpose);
    const read = readLabel(first.completion, question.labels);
    if (!isUnreadable(read)) return { read, asked: first };
    if (first.completion.finish === "refused") throw unreadable(connection, request.model, read.problem);
    const again = repairRequest(request, first.completion.text, read.problem);
    const second = await this.#completions.ask(connection, again, { ...purpose, repair: true });
    const mended = readLabel(second.completion, question.labels);
    if (isUnreadable(mended)) throw unreadable(connection, request.model, mended.problem);
    const costMicros = first.costMicros + second.costMicros;
    const milliseconds = first.milliseconds + second.milliseconds;
    return { read: { ...mended, mended: true }, asked: { completion: second.completion, costMicros, milliseconds } };
  }
}

function repairRequest(request: CompletionRequest, said: string, problem: string): CompletionRequest {
  const correction = `${problem} Answer again, with the JSON object alone.`;
  return {
    ...request,
    messages: [...request.messages, { role: "assistant", text: said || "…" }, { role: "user", text: correction }],
  };
}

function unreadable(connection: string, model: string, problem: string): TerminalError {
  return new TerminalError({ code: "no-label", message: `${connection}/${model} gave no label. ${problem}` });
}

/** Everything but the text: with another of these, what was earned does not hold. */
function versionOf(
  connection: string,
  { system, schema, temperature, model }: CompletionRequest,
  said: Completion,
): string {
  const parts = { wording, connection, model, answeredBy: said.answeredBy, system, schema, temperature };
  return createHash("sha256")
    .update(canonicalJson({ ...parts, tokens: said.tokens !== null }))
    .digest("hex");
}
