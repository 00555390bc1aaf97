import { createHash } from "node:crypto";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { assembleDraft } from "@surety/core/generate/assemble-draft";
import type { CompiledGenerate } from "@surety/core/generate/compiled-generate";
import { type CitedPassage, type Draft, nothingWritten } from "@surety/core/generate/draft";
import { draftConfidence, draftSignals } from "@surety/core/generate/draft-confidence";
import { draftRequest } from "@surety/core/generate/draft-question";
import { type ReadDraft, readDraft } from "@surety/core/generate/read-draft";
import { factsOf } from "@surety/core/language/facts-of";
import { labelSignals } from "@surety/core/language/label-signals";
import type { ModelAnswer, ModelQuestion } from "@surety/core/ports/judge-model";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { Asked } from "../language/ask-completion.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { checkByModel } from "./check-by-model.ts";
import { sentenceNearness } from "./sentence-nearness.ts";
import { slotSources, slotValues } from "./slot-values.ts";

/** Changes whenever the words of the house in the question do, or the checks of what is written. */
const wording = 2;

/** A language model that writes for one case: finds passages, asks, and checks every sentence of the answer. */
export class DraftWriter {
  readonly #spec: CompiledGenerate;
  readonly #name: { connection: string; model: string };
  readonly #question: ModelQuestion;
  readonly #world: WorkerWorld;
  readonly #slots: Draft["slots"];
  #costMicros = 0;
  #milliseconds = 0;

  constructor(
    work: WorkCase,
    spec: CompiledGenerate,
    name: { connection: string; model: string },
    question: ModelQuestion,
    world: WorkerWorld,
  ) {
    [this.#spec, this.#name, this.#question, this.#world] = [spec, name, question, world];
    this.#slots = slotValues(spec.slots, work.scope);
  }

  async answer(): Promise<ModelAnswer> {
    const { text } = this.#question;
    const { bases, passages: most } = this.#spec;
    const passages: CitedPassage[] = await this.#world.knowledge.search({ bases, text, most });
    const { models = [] } = await this.#world.connection(this.#name.connection);
    const facts = factsOf(models, this.#name.model);
    const asked = { model: facts.pinned ?? this.#name.model, temperature: facts.temperature === false ? null : 0 };
    const request = draftRequest(this.#spec, { text, passages }, asked);
    const { said, written } = await this.#read(request);
    const { signals, score, none } = labelSignals(written.read, said.completion.tokens, this.#spec.labels);
    const draft = await this.#draftOf(written, passages);
    return {
      value: written.read.label,
      confidence: written.read.label === null ? 0 : draftConfidence(score, draft),
      alternatives: [],
      outOfScope: none,
      signals: { ...signals, score, ...draftSignals(draft) },
      model: `${this.#name.connection}/${said.completion.answeredBy ?? this.#name.model}`,
      modelVersion: this.#versionOf(request, said),
      costMicros: this.#costMicros,
      latencyMs: this.#milliseconds,
      draft,
    };
  }

  async #draftOf({ read, paragraphs }: ReadDraft, passages: readonly CitedPassage[]): Promise<Draft> {
    const { learn, check } = this.#spec;
    const slots = this.#slots;
    if (read.label === null)
      return nothingWritten("The model finds no answer in the sources.", { passages, slots, learn });
    const nearness = await sentenceNearness(this.#world.knowledge, paragraphs, { passages, slots });
    const { missing: _, ...draft } = assembleDraft(paragraphs, { spec: this.#spec, passages, slots, nearness });
    if (check === null) return draft;
    const { workflow, judgment, caseId = null } = this.#question;
    const purpose = { workflow, judgment, caseId, experiment: null, repair: false };
    const checked = await checkByModel(this.#world, check, draft, purpose);
    this.#took(checked);
    return checked.draft;
  }

  /** One more call, with the reason, where an answer could not be read; then the next model is asked. */
  async #read(request: CompletionRequest): Promise<{ said: Asked; written: ReadDraft }> {
    const first = await this.#ask(request, false);
    const read = readDraft(first.completion);
    if (!isProblem(read)) return { said: first, written: read };
    if (first.completion.finish === "refused") throw this.#unreadable(read.problem);
    const again = repairRequest(request, first.completion.text, read.problem);
    const second = await this.#ask(again, true);
    const mended = readDraft(second.completion);
    if (isProblem(mended)) throw this.#unreadable(mended.problem);
    return { said: second, written: { ...mended, read: { ...mended.read, mended: true } } };
  }

  async #ask(request: CompletionRequest, repair: boolean): Promise<Asked> {
    const { workflow, judgment, caseId = null } = this.#question;
    const purpose = { workflow, judgment, caseId, experiment: null, repair };
    const asked = await this.#world.completions.ask(this.#name.connection, request, purpose);
    this.#took(asked);
    return asked;
  }

  #took({ costMicros, milliseconds }: Pick<Asked, "costMicros" | "milliseconds">): void {
    this.#costMicros += costMicros;
    this.#milliseconds += milliseconds;
  }

  #versionOf({ system, model, temperature }: CompletionRequest, { completion }: Asked): string {
    // Rules and the number of passages decide what is marked, and what a draft could rest on: with others nothing is earned.
    const { bases, check, rules, passages } = this.#spec;
    const slots = slotSources(this.#spec.slots);
    const { connection } = this.#name;
    const { answeredBy } = completion;
    const parts = { wording, connection, system, model, temperature, bases, check, rules, slots, passages, answeredBy };
    return createHash("sha256").update(canonicalJson(parts)).digest("hex");
  }

  #unreadable(problem: string): TerminalError {
    const { connection, model } = this.#name;
    return new TerminalError({ code: "no-draft", message: `${connection}/${model} wrote no draft. ${problem}` });
  }
}

const isProblem = (read: ReturnType<typeof readDraft>): read is { problem: string } => "problem" in read;

function repairRequest(request: CompletionRequest, said: string, problem: string): CompletionRequest {
  const correction = `${problem} Answer again, with the JSON object alone.`;
  return {
    ...request,
    messages: [...request.messages, { role: "assistant", text: said || "…" }, { role: "user", text: correction }],
  };
}
