import type { CallToolResult } from "@modelcontextprotocol/client";
import { TerminalError } from "@surety/core/errors/terminal-error";

const quoted = 300;

/** What a tool answered: its structured content, else its text, as JSON where it is JSON. Null where it said nothing. */
export function toolAnswer(name: string, result: CallToolResult): unknown {
  const text = textOf(result);
  if (result.isError === true) throw refusedBy(name, text);
  return result.structuredContent ?? parsed(text);
}

/** The other side's identifier of what was done, where it gave one. */
export function referenceIn(answer: unknown): string | undefined {
  if (typeof answer !== "object" || answer === null) return undefined;
  const { id } = answer as { id?: unknown };
  return typeof id === "string" || typeof id === "number" ? String(id).slice(0, 200) : undefined;
}

function textOf({ content }: CallToolResult): string {
  return content.flatMap((one) => (one.type === "text" ? [one.text] : [])).join("\n");
}

function parsed(text: string): unknown {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function refusedBy(name: string, text: string): TerminalError {
  return new TerminalError({
    code: "tool-refused",
    message: `The tool ${name} could not do it: ${text.slice(0, quoted).trim() || "it does not say why"}`,
    remedy: "Look at what was asked; the same call will not do better.",
  });
}
