import { agentRequest } from "../agent/agent-question.ts";
import { beginTalk } from "../agent/agent-talk.ts";
import type { CompiledAgent } from "../agent/compiled-agent.ts";
import { nextMove } from "../agent/next-move.ts";
import { agentNamed } from "../agent/proposed-calls.ts";
import type { Completion, CompletionRequest, Picture } from "../ports/language-model.ts";
import { compileWorkflow } from "../workflow/compile-workflow.ts";
import { parseWorkflow } from "../workflow/parse-workflow.ts";
import { keyProbabilities } from "./label-probabilities.ts";
import { labelKeys, labelRequest, noneKey } from "./label-question.ts";
import { isUnreadable, readLabel } from "./read-label.ts";

/** How a model is asked: by the name that its provider knows, without a temperature where it refuses one. */
export interface Asked {
  model: string;
  temperature: number | null;
  /** Makes each try a question of its own, so that no answer of an earlier one counts. */
  mark: string;
}

/** What an answer to a probe shows. */
export interface Shown {
  outcome: "can" | "mended" | "cannot";
  what: string;
}

const labels = ["fruit", "tool"];

/** The question that judgments put: a key of a closed list. */
export function labelProbe({ model, temperature, mark }: Asked): CompletionRequest {
  const text = `A ripe apple. (${mark})`;
  const nothing = { guidance: null, prompt: null, examples: [] };
  return labelRequest({ model, text, labels, ...nothing, tokenProbabilities: true, temperature });
}

/** Whether the answer fits the schema as it came. */
export function schemaShown(completion: Completion): Shown {
  const read = readLabel(completion, labels);
  if (isUnreadable(read)) return { outcome: "cannot", what: read.problem };
  if (read.label !== "fruit")
    return { outcome: "cannot", what: `It took an apple for ${read.label ?? "none of fruit and tool"}.` };
  return read.mended
    ? { outcome: "mended", what: "It answered in its own form, which could be read all the same." }
    : { outcome: "can", what: "It answered in the form that was asked for." };
}

/** Whether the probabilities of tokens are there, and make sense: of the answered key the greatest, and no more than 1 in all. */
export function probabilitiesShown({ tokens, text, finish }: Completion): Shown {
  if (tokens === null)
    return { outcome: "cannot", what: "It tells none; how sure it is, it says in words, which rank less finely." };
  const keys = [...labelKeys(labels), noneKey];
  const found = keyProbabilities(tokens, keys);
  const read = readLabel({ text, finish } as Completion, labels);
  if (found === null || isUnreadable(read))
    return { outcome: "cannot", what: "It tells some, but not of the answer: they are not used." };
  const [own, sum] = [found.get(read.key) ?? 0, found.values().reduce((total, one) => total + one, 0)];
  const isGreatest = keys.every((key) => (found.get(key) ?? 0) <= own);
  if (!isGreatest || sum > 1.0001 || own <= 0)
    return { outcome: "cannot", what: `They contradict the answer: ${own.toFixed(3)} for it, of ${sum.toFixed(3)}.` };
  return { outcome: "can", what: `The answer has ${own.toFixed(3)}.` };
}

const last = 60;

/** A long answer, which is heard while it is written. */
export const streamProbe = ({ model, temperature, mark }: Asked): CompletionRequest => ({
  model,
  system: `Write the numbers from 1 to ${last}, with a space between them, and nothing else.`,
  messages: [{ role: "user", text: `Begin. (${mark})` }],
  schema: null,
  maxOutputTokens: 2400,
  temperature,
  tokenProbabilities: false,
});

export function streamShown({ text, finish }: Completion): Shown {
  const numbers = text.match(/\d+/g)?.map(Number) ?? [];
  const isWhole = Array.from({ length: last }, (_, at) => at + 1).every((number) => numbers.includes(number));
  if (isWhole) return { outcome: "can", what: `It counted to ${last} while it was heard.` };
  const why = finish === "length" ? "was cut off" : "left numbers out";
  return { outcome: "cannot", what: `It ${why}: ${text.trim().slice(0, 100) || "nothing"}` };
}

/** A picture of one colour, which nobody can guess from the text. */
export const pictureProbe = ({ model, temperature, mark }: Asked, picture: Picture): CompletionRequest => ({
  model,
  system: "Answer with one word: red, green, blue or yellow.",
  messages: [{ role: "user", text: `Which colour has this picture? (${mark})`, pictures: [picture] }],
  schema: null,
  maxOutputTokens: 2000,
  temperature,
  tokenProbabilities: false,
});

export function pictureShown({ text }: Completion, colour: string): Shown {
  if (text.toLowerCase().includes(colour)) return { outcome: "can", what: `It saw that the picture is ${colour}.` };
  return { outcome: "cannot", what: `It did not see that the picture is ${colour}: ${text.trim().slice(0, 100)}` };
}

/** A step of an agent: its schema is the hardest that models are held to. */
export function agentProbe({ model, temperature, mark }: Asked): CompletionRequest {
  const talk = { ...beginTalk(`How many lamps are left? (${mark})`), plan: ["stock"] };
  return agentRequest(probeAgent(), talk, { model, temperature });
}

export function agentShown(completion: Completion): Shown {
  const move = nextMove(probeAgent(), { ...beginTalk(""), plan: ["stock"] }, completion);
  if (move.kind === "look") return { outcome: "can", what: `It asked for ${JSON.stringify(move.call.arguments)}.` };
  const problem = "problem" in move ? move.problem : "It answered without using its tool.";
  return { outcome: "cannot", what: problem };
}

function probeAgent(): CompiledAgent {
  const stock = {
    description: "How many of a thing are left.",
    arguments: { thing: { type: "string", enum: ["lamp", "chair"] } },
    lookup: { connection: "shop", path: "stock/{{ arguments.thing }}" },
  };
  const agent = {
    task: "Find out how many are left.",
    text: "{{ input.text }}",
    answers: ["some", "none"],
    tools: { stock },
  };
  const source = {
    name: "probe",
    title: "Probe",
    input: { type: "object", properties: { text: { type: "string" } } },
    triggers: [{ id: "api", api: {} }],
    flow: [{ judge: { left: { agent, models: ["brain/any"] } } }, { act: [{ otherwise: [] }] }],
    review: {},
  };
  const connections = [
    { name: "brain", kind: "language" },
    { name: "shop", kind: "http" },
  ];
  const compiled = compileWorkflow(parseWorkflow(source), { connections, functions: [], workflows: [] });
  return agentNamed(compiled, "left") as CompiledAgent;
}
