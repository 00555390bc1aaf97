import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Adapter } from "./adapters.fixture.ts";

// What providers really answered. The recordings stand beside the project and are not shipped.
const data = process.env["SURETY_DATA"] ?? join(import.meta.dirname, "../../../../../shared/data");
const recordings = join(data, "llm-recorded-responses");
export const hasRecordings = existsSync(recordings);

// oxlint-disable-next-line typescript/no-explicit-any -- bodies of seven providers, each read by its own documentation
export type Json = Record<string, any>;

/** Each folder, and the ways of asking to which such an answer may come. */
export const homes: Readonly<Record<string, readonly Adapter[]>> = {
  openai: ["openai", "openai-compatible", "openai-compatible with probabilities"],
  "openai-responses": ["openai responses", "openai-compatible responses"],
  "openai-compatible": ["openai-compatible", "openai-compatible with probabilities"],
  groq: ["openai-compatible", "openai-compatible with probabilities"],
  deepseek: ["openai-compatible", "openai-compatible with probabilities"],
  mistral: ["mistral"],
  anthropic: ["anthropic"],
  google: ["google"],
};

/** One recording: `groq/groq-text.json`. */
export interface Recording {
  path: string;
  folder: string;
  text: string;
}

/** Every file of the recordings but what is written about them. */
export function everyRecording(): Recording[] {
  if (!hasRecordings) return [];
  const files = readdirSync(recordings, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map((one) => relative(recordings, join(one.parentPath, one.name)));
  return paths
    .filter((path) => path.includes("/"))
    .toSorted()
    .map((path) => ({
      path,
      folder: path.slice(0, path.indexOf("/")),
      text: readFileSync(join(recordings, path), "utf8"),
    }));
}

/** An answer that came at once, one that came bit by bit, an error; null where it is none of them. */
export function shapeOf({ path, text }: Recording): "answer" | "stream" | "error" | null {
  if (/\.(?:chunks\.txt|sse)$/.test(path)) return "stream";
  if (!path.endsWith(".json")) return null;
  const body = JSON.parse(text) as Json;
  if ("error" in body && Object.keys(body).length === 1) return "error";
  const isAnswer = "choices" in body || "candidates" in body || body["type"] === "message";
  return isAnswer || body["object"] === "response" ? "answer" : null;
}

/** The events of a recorded stream, as they were sent. */
export const eventsOf = ({ text }: Recording): string[] =>
  text
    .split("\n")
    .map((line) => line.trim().replace(/^data: /, ""))
    .filter((line) => line !== "" && line !== "[DONE]");
