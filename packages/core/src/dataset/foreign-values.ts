import { isRecord } from "./read-values.ts";

const textNames = [
  "text",
  "body",
  "message",
  "query",
  "question",
  "input",
  "utterance",
  "content",
  "document",
  "prompt",
];
const subjectNames = ["subject", "title"];
const answerNames = [
  "label",
  "answer",
  "output",
  "value",
  "category",
  "intent",
  "class",
  "expected",
  "ideal",
  "target",
];

/** The text that a foreign input asks about: itself, its last user message, or its text field; null where there is none. */
export function foreignText(input: unknown): string | null {
  if (typeof input === "string") return input.trim() === "" ? null : input;
  if (Array.isArray(input)) return lastUserMessage(input);
  if (!isRecord(input)) return null;
  if (Array.isArray(input["messages"])) return lastUserMessage(input["messages"]);
  const body = named(input, textNames) ?? onlyText(input);
  const subject = named(input, subjectNames);
  if (body === null) return null;
  return subject === null ? body : `${subject}\n${body}`;
}

/** The answer that a foreign output states; null where it states none, or several. */
export function foreignAnswer(output: unknown): string | null {
  if (typeof output === "string") return output.trim() === "" ? null : output.trim();
  if (typeof output === "number" || typeof output === "boolean") return String(output);
  if (Array.isArray(output)) return output.length === 1 ? foreignAnswer(output[0]) : null;
  if (!isRecord(output)) return null;
  const found = named(output, answerNames) ?? onlyText(output);
  return found?.trim() ?? null;
}

/** A cell of a CSV export: JSON where it is JSON, else its text. */
export function foreignCell(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return cell;
  }
}

function lastUserMessage(messages: readonly unknown[]): string | null {
  const asked = messages.filter((one) => isRecord(one) && (one["role"] === "user" || one["type"] === "human"));
  const last = asked.at(-1) as Record<string, unknown> | undefined;
  return last === undefined ? null : contentText(last["content"]);
}

/** Content is a text, or a list of parts of which some are text. */
function contentText(content: unknown): string | null {
  if (typeof content === "string") return content.trim() === "" ? null : content;
  if (!Array.isArray(content)) return null;
  const parts = content.flatMap((part) => (isRecord(part) && typeof part["text"] === "string" ? [part["text"]] : []));
  return parts.length === 0 ? null : parts.join("\n");
}

function named(record: Record<string, unknown>, names: readonly string[]): string | null {
  for (const name of names) {
    const value = record[name];
    if (typeof value === "string" && value.trim() !== "") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
  }
  return null;
}

function onlyText(record: Record<string, unknown>): string | null {
  const texts = Object.values(record).filter((value): value is string => typeof value === "string" && value !== "");
  return texts.length === 1 ? texts[0]! : null;
}

/** The segment that metadata name, under the names that are used for one. */
export function foreignSegment(metadata: unknown): string | null {
  if (!isRecord(metadata)) return null;
  return named(metadata, ["segment", "tier", "slice", "language"]);
}
