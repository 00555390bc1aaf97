import type { Completion } from "../ports/language-model.ts";
import { objectIn } from "../wire/object-in.ts";
import { certainties, type Certainty, labelKeys, noneKey } from "./label-question.ts";

/** What a model said: a label, or that none fits; and what had to be mended to read it. */
export interface ReadLabel {
  /** Null for "none of these". */
  label: string | null;
  certainty: Certainty | null;
  /** The key that was read, for its token's probability. */
  key: string;
  /** True where the answer did not fit the schema as it came. */
  mended: boolean;
}

/** Why an answer could not be read, as a sentence that both the model and a person can use. */
export interface Unreadable {
  problem: string;
}

/**
 * Reads the answer to a label question. Only the wrapping is mended (a code fence, words around the object, a label written
 * out in place of its key); which label was meant is never guessed.
 */
export function readLabel(completion: Completion, labels: readonly string[]): ReadLabel | Unreadable {
  if (completion.finish === "refused") return { problem: "The model declined to answer." };
  const found = readObject(completion);
  if ("problem" in found) return found;
  const { object, mended } = found;
  const said = object["answer"];
  const key = typeof said === "string" || typeof said === "number" ? keyOf(String(said).trim(), labels) : null;
  if (key === null)
    return { problem: `"answer" is ${JSON.stringify(said)?.slice(0, 200) ?? "missing"}, which is no key.` };
  const certainty = certainties.find((one) => one === object["certainty"]) ?? null;
  const label = key === noneKey ? null : (labels[labelKeys(labels).indexOf(key)] ?? null);
  return { label, certainty, key, mended: mended || key !== said || certainty === null };
}

/** The JSON object that was answered, with a code fence or words around it left out; or why there is none. */
export function readObject({
  text,
  finish,
}: Pick<Completion, "text" | "finish">): { object: Record<string, unknown>; mended: boolean } | Unreadable {
  const whole = objectIn(text);
  const object = whole ?? objectIn(innerObject(text));
  if (object !== null) return { object, mended: whole === null };
  const cut = finish === "length" ? "was cut off before it was complete" : "is not a JSON object";
  return { problem: `The answer ${cut}: ${text.trim().slice(0, 200) || "nothing"}` };
}

export const isUnreadable = (read: object): read is Unreadable => "problem" in read;

/** A key as it stands, in another case, or the label itself where only one is written so. */
function keyOf(said: string, labels: readonly string[]): string | null {
  const keys = [...labelKeys(labels), noneKey];
  const exact = keys.find((key) => key === said.toUpperCase());
  if (exact !== undefined) return exact;
  const meant = labels.flatMap((label, at) => (label.toLowerCase() === said.toLowerCase() ? [keys[at] as string] : []));
  return meant.length === 1 ? (meant[0] as string) : null;
}

/** From the first brace to the last. */
function innerObject(text: string): string {
  const from = text.indexOf("{");
  return from < 0 ? "" : text.slice(from, text.lastIndexOf("}") + 1);
}
