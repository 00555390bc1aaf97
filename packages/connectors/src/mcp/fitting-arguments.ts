import type { JsonSchemaType, Tool } from "@modelcontextprotocol/client";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { schemaValidator } from "./schema-validator.ts";

const mostBytes = 256 * 1024;

/**
 * The arguments as they are sent: as they were given where they fit the tool's own schema so, else without those that are
 * null, which is how a workflow says that it has none. Throws where they fit neither way, or are too large to be meant.
 */
export function fittingArguments(tool: Tool, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (JSON.stringify(given).length > mostBytes) throw unfit(tool, "they are larger than 256 KB", "Send less.");
  if (problemOf(tool, given) === null) return { ...given };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
  const problem = problemOf(tool, said);
  if (problem !== null) throw unfit(tool, problem, "Correct the arguments of the step.");
  return said;
}

function problemOf({ inputSchema }: Tool, given: unknown): string | null {
  try {
    const checked = schemaValidator.getValidator(inputSchema as JsonSchemaType)(given);
    return checked.valid ? null : checked.errorMessage;
  } catch (error) {
    return `its schema cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function unfit({ name }: Tool, why: string, remedy: string): TerminalError {
  return new TerminalError({
    code: "wrong-arguments",
    message: `The arguments do not fit the tool ${name}: ${why.slice(0, 300)}`,
    remedy,
    field: "arguments",
  });
}
