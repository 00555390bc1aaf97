import { agentRequest, foundText } from "@surety/core/agent/agent-question";
import { type AgentTalk, beginTalk } from "@surety/core/agent/agent-talk";
import type { CompiledAgent, ProposedCall } from "@surety/core/agent/compiled-agent";
import { type Move, nextMove } from "@surety/core/agent/next-move";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { factsOf } from "@surety/core/language/facts-of";
import { labelSignals } from "@surety/core/language/label-signals";
import type { JudgeModel, ModelAnswer, ModelQuestion } from "@surety/core/ports/judge-model";
import type { CompletionRequest } from "@surety/core/ports/language-model";
import type { Asked } from "../language/ask-completion.ts";
import { agentVersion } from "./agent-version.ts";
import type { WorkCase } from "../worker/work-case.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { AgentLines } from "./agent-lines.ts";
import { useTool } from "./use-tool.ts";

/** An agent with one of its models, as something that judges; null where the name is not that of a language model. */
export function agentModel(work: WorkCase, agent: CompiledAgent, name: string, world: WorkerWorld): JudgeModel | null {
  const slash = name.indexOf("/");
  if (slash < 1) return null;
  const [connection, model] = [name.slice(0, slash), name.slice(slash + 1)];
  return { name, judge: (question) => new AgentAtWork(work, agent, { connection, model }, question, world).answer() };
}

/** One agent at work on one case: asks its model, uses its tools, and ends with an answer or with the reason why not. */
class AgentAtWork {
  readonly #work: WorkCase;
  readonly #agent: CompiledAgent;
  readonly #name: { connection: string; model: string };
  readonly #question: ModelQuestion;
  readonly #world: WorkerWorld;
  readonly #lines: AgentLines;
  #costMicros = 0;
  #milliseconds = 0;

  constructor(
    work: WorkCase,
    agent: CompiledAgent,
    name: { connection: string; model: string },
    question: ModelQuestion,
    world: WorkerWorld,
  ) {
    [this.#work, this.#agent, this.#name, this.#question, this.#world] = [work, agent, name, question, world];
    this.#lines = new AgentLines(question.judgment, `${name.connection}/${name.model}`, world.clock);
  }

  /** Its lines are told when it has ended; of one that is tried again, by the time it ends. */
  async answer(): Promise<ModelAnswer> {
    try {
      return await this.#talk();
    } catch (error) {
      if (!(error instanceof TransientError)) this.#work.timeline.push(...this.#lines.told);
      throw error;
    }
  }

  async #talk(): Promise<ModelAnswer> {
    const { models = [] } = await this.#world.connection(this.#name.connection);
    const facts = factsOf(models, this.#name.model);
    const asked = { model: facts.pinned ?? this.#name.model, temperature: facts.temperature === false ? null : 0 };
    let talk = beginTalk(this.#question.text);
    let repair = false;
    while (talk.steps < this.#agent.steps) {
      this.#refuseLate();
      const request = agentRequest(this.#agent, talk, asked);
      const said = await this.#ask(request, repair);
      const move = nextMove(this.#agent, talk, said.completion);
      if (move.kind === "answered") return this.#answered(move, talk, request, said);
      if (move.kind === "failed") throw this.#failed(move.code, move.problem);
      talk = await this.#goOn(move, talk, said);
      repair = move.kind === "refused";
    }
    throw this.#failed("agent-steps", `It had no answer after ${this.#agent.steps} steps, the most that it may take.`);
  }

  async #ask(request: CompletionRequest, repair: boolean): Promise<Asked> {
    const { workflow, judgment, caseId = null } = this.#question;
    const asked = await this.#world.completions.ask(this.#name.connection, request, {
      workflow,
      judgment,
      caseId,
      experiment: null,
      repair,
    });
    this.#costMicros += asked.costMicros;
    this.#milliseconds += asked.milliseconds;
    return asked;
  }

  async #goOn(move: Exclude<Move, { kind: "answered" | "failed" }>, talk: AgentTalk, said: Asked): Promise<AgentTalk> {
    if (move.kind !== "look") {
      this.#lines.tell(move, said);
      return move.talk;
    }
    const { judgment, caseId = null } = this.#question;
    const place = { caseId: caseId ?? "", judgment, messages: talk.messages, call: move.call };
    const { found, milliseconds } = await useTool(this.#work, this.#agent, place, this.#world);
    this.#milliseconds += milliseconds;
    this.#lines.tell({ ...move, found, milliseconds }, said);
    return move.talk(found.missing === null ? foundText(move.call.tool, found.value) : `Nothing: ${found.missing}.`);
  }

  #answered(
    { read }: Extract<Move, { kind: "answered" }>,
    talk: AgentTalk,
    request: CompletionRequest,
    { completion }: Asked,
  ): ModelAnswer & { calls: readonly ProposedCall[] } {
    const { signals, score, alternatives, none } = labelSignals(read, completion.tokens, this.#agent.labels);
    const { connection, model } = this.#name;
    this.#work.timeline.push(...this.#lines.told);
    return {
      value: read.label,
      confidence: score,
      alternatives,
      outOfScope: read.label === null ? 1 : none,
      signals: { ...signals, steps: talk.steps + 1, slips: talk.slips, calls: talk.proposed.length },
      model: `${connection}/${completion.answeredBy ?? model}`,
      modelVersion: agentVersion(connection, request, completion),
      costMicros: this.#costMicros,
      latencyMs: this.#milliseconds,
      calls: read.label === null ? [] : talk.proposed,
    };
  }

  #refuseLate(): void {
    if (this.#milliseconds <= this.#agent.timeMs) return;
    throw this.#failed(
      "agent-time",
      `It had no answer after ${this.#agent.timeMs / 1000} s, the most that it may take.`,
    );
  }

  #failed(code: string, problem: string): TerminalError {
    return new TerminalError({ code, message: `${this.#name.connection}/${this.#name.model}: ${problem}` });
  }
}
