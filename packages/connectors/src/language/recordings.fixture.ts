import { existsSync, readdirSync, readFileSync } from "node:fs";

// What providers really answered. The recordings stand beside the project and are not shipped.
const recordings = new URL("../../../../../shared/data/llm-recorded-responses/", import.meta.url);
export const hasRecordings = existsSync(recordings);

// oxlint-disable-next-line typescript/no-explicit-any -- bodies of seven providers, each read by its own documentation
export type Json = Record<string, any>;

/** Names of recordings of a provider: whole answers (`.json`) or streams (`.chunks.txt`, `.sse`). */
export const recordedFiles = (folder: string, ending: ".json" | ".chunks.txt" | ".sse"): string[] =>
  hasRecordings ? readdirSync(new URL(`${folder}/`, recordings)).filter((file) => file.endsWith(ending)) : [];

export const recorded = (folder: string, file: string): string =>
  readFileSync(new URL(`${folder}/${file}`, recordings), "utf8");

/** What Anthropic bills: where it shortened the conversation first, that round too; what it asked other models is not this one's. */
export function anthropicUsage(usage: Json): { input: number; output: number } {
  const rounds: Json[] = (usage["iterations"] ?? []).filter((one: Json) =>
    ["message", "compaction"].includes(one["type"]),
  );
  if (rounds.length === 0 || usage["iterations"].some((one: Json) => one["type"] === "fallback_message"))
    rounds.splice(0, 99, usage);
  const sum = (...names: string[]): number =>
    rounds.flatMap((round) => names.map((name) => round[name] ?? 0)).reduce((a, b) => a + b, 0);
  return {
    input: sum("input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"),
    output: sum("output_tokens"),
  };
}

/** The texts of a message of OpenAI's kind, without what the model only thought. */
export function spokenText(content: unknown): string {
  const parts: Json[] = Array.isArray(content)
    ? content.filter((one: Json) => one["type"] === "text")
    : [{ text: content ?? "" }];
  return parts.map((one) => one["text"]).join("");
}
