import type { Completion } from "../ports/language-model.ts";
import { isUnreadable, type ReadLabel, readLabel, readObject } from "../language/read-label.ts";
import { validateInput } from "../trigger/validate-input.ts";
import { type AgentTalk, callText, goOn } from "./agent-talk.ts";
import { type CompiledAgent, isActing, type ProposedCall, toolNamed } from "./compiled-agent.ts";

/** What an answer of an agent's model comes to. */
export type Move =
  | { readonly kind: "planned"; readonly plan: readonly string[]; readonly talk: AgentTalk }
  /** The tool is asked, and the talk goes on with what it finds. */
  | { readonly kind: "look"; readonly call: ProposedCall; readonly talk: (found: string) => AgentTalk }
  | { readonly kind: "proposed"; readonly call: ProposedCall; readonly talk: AgentTalk }
  /** It was told why that cannot be. */
  | { readonly kind: "refused"; readonly problem: string; readonly talk: AgentTalk }
  | { readonly kind: "answered"; readonly read: ReadLabel }
  | { readonly kind: "failed"; readonly code: string; readonly problem: string };

/** Answers that cannot be used, and repetitions of a call, of which the next one ends it. */
const mostSlips = 3;
const mostRepetitions = 2;

/** Reads one answer: nothing but a tool of the plan, with arguments of its closed schema, or a label of the list. */
export function nextMove(agent: CompiledAgent, talk: AgentTalk, completion: Completion): Move {
  if (completion.finish === "refused") return failed("agent-refused", "The model declined to answer.");
  const found = readObject(completion);
  if ("problem" in found) return slip(talk, completion, `${found.problem} Answer again, with the JSON object alone.`);
  const { object } = found;
  if (talk.plan === null) return planMove(agent, talk, completion, object["plan"]);
  const next = isRecord(object["next"]) ? object["next"] : object;
  return "tool" in next
    ? callMove(agent, talk, completion, next)
    : answerMove(agent, talk, completion, JSON.stringify(next));
}

function planMove(agent: CompiledAgent, talk: AgentTalk, { text }: Completion, said: unknown): Move {
  const names = Array.isArray(said) ? [...new Set(said)] : null;
  const known = (name: unknown): name is string => typeof name === "string" && toolNamed(agent, name) !== null;
  if (names === null || !names.every(known))
    return slip(talk, { text }, `"plan" must be a list of these tools: ${namesOf(agent).join(", ")}.`);
  const told = names.length === 0 ? "You need no tool. Answer." : "Go on with your first step.";
  return { kind: "planned", plan: names, talk: goOn(talk, text, told, { plan: names }) };
}

function callMove(agent: CompiledAgent, talk: AgentTalk, { text }: Completion, said: Record<string, unknown>): Move {
  const plan = talk.plan ?? [];
  const tool = typeof said["tool"] === "string" && plan.includes(said["tool"]) ? toolNamed(agent, said["tool"]) : null;
  if (tool === null)
    return slip(talk, { text }, `There is no such tool on your plan. It has: ${plan.join(", ") || "none"}.`);
  const given = validateInput(tool.arguments, said["arguments"] ?? {});
  if (!given.ok) {
    const wrong = given.problems.slice(0, 5).map(({ field, message }) => `${field || "arguments"}: ${message}`);
    return slip(talk, { text }, `${tool.name} was not used. ${wrong.join(" ")}`);
  }
  const call = { tool: tool.name, arguments: given.input };
  const repeated = talk.calls.filter((one) => one === callText(call)).length;
  if (repeated >= mostRepetitions) return failed("agent-loop", `It goes in circles: ${callText(call).slice(0, 200)}`);
  const calls = [...talk.calls, callText(call)];
  if (repeated > 0)
    return refused(goOn(talk, text, "You have done this before; its result stands above.", { calls }), "Repeated");
  if (!isActing(tool)) return { kind: "look", call, talk: (result) => goOn(talk, text, result, { calls }) };
  const before = talk.proposed.filter((one) => one.tool === tool.name).length;
  if (before >= tool.most) return slip(talk, { text }, `${tool.name} can be proposed ${tool.most} times for one case.`);
  const proposed = [...talk.proposed, call];
  return {
    kind: "proposed",
    call,
    talk: goOn(talk, text, "Noted. It is done when it was approved.", { calls, proposed }),
  };
}

function answerMove(agent: CompiledAgent, talk: AgentTalk, completion: Completion, object: string): Move {
  const read = readLabel({ ...completion, text: object }, agent.labels);
  return isUnreadable(read) ? slip(talk, completion, read.problem) : { kind: "answered", read };
}

function slip(talk: AgentTalk, { text }: Pick<Completion, "text">, problem: string): Move {
  if (talk.slips >= mostSlips) return failed("agent-unreadable", problem);
  return refused(goOn(talk, text, problem, { slips: talk.slips + 1 }), problem);
}

const refused = (talk: AgentTalk, problem: string): Move => ({ kind: "refused", problem, talk });
const failed = (code: string, problem: string): Move => ({ kind: "failed", code, problem });
const namesOf = ({ tools }: CompiledAgent): string[] => tools.map(({ name }) => name);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
