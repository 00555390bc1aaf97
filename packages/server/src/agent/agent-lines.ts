import type { Move } from "@surety/core/agent/next-move";
import type { ProposedCall } from "@surety/core/agent/compiled-agent";
import type { Clock } from "@surety/core/ports/clock";
import type { Asked } from "../language/ask-completion.ts";
import type { StretchEntry } from "../storage/case-schema.ts";
import { rounded } from "../worker/prepare-block.ts";
import type { ToolFound } from "./kept-reads.ts";

type Told =
  | Extract<Move, { kind: "planned" | "proposed" | "refused" }>
  | { kind: "look"; call: ProposedCall; found: ToolFound; milliseconds: number };

/** The longest finding or text that a line carries. */
const mostText = 4000;

/** The steps of an agent as lines of the case's timeline: its plan, every call with its arguments, every refusal. */
export class AgentLines {
  readonly told: StretchEntry[] = [];
  readonly #judgment: string;
  readonly #model: string;
  readonly #clock: Clock;

  constructor(judgment: string, model: string, clock: Clock) {
    [this.#judgment, this.#model, this.#clock] = [judgment, model, clock];
  }

  tell(move: Told, { costMicros, milliseconds, completion }: Asked): void {
    const { title, detail } = lineOf(move, completion.text);
    this.told.push({
      at: this.#clock.now(),
      kind: "call",
      title: `${this.#judgment}: ${title}`,
      detail: { ...detail, step: this.told.length + 1, costMicros },
      actor: this.#model,
      milliseconds: rounded(milliseconds + (move.kind === "look" ? move.milliseconds : 0)),
    });
  }
}

function lineOf(move: Told, said: string): { title: string; detail: Record<string, unknown> } {
  switch (move.kind) {
    case "planned":
      return { title: `planned ${move.plan.join(", ") || "no tools"}`, detail: { plan: move.plan } };
    case "proposed":
      return { title: `proposed ${move.call.tool}`, detail: { ...move.call } };
    case "refused":
      return { title: "was refused a step", detail: { problem: move.problem, said: cut(said) } };
    case "look": {
      const { value, missing } = move.found;
      const title = `looked up ${move.call.tool}${missing === null ? "" : ", in vain"}`;
      return { title, detail: { ...move.call, ...(missing === null ? { found: short(value) } : { missing }) } };
    }
  }
}

/** A value as it is where it is short, else the beginning of its text. */
function short(value: unknown): unknown {
  const text = JSON.stringify(value) ?? "null";
  return text.length > mostText ? cut(text) : value;
}

const cut = (text: string): string => (text.length > mostText ? `${text.slice(0, mostText)}…` : text).toWellFormed();
