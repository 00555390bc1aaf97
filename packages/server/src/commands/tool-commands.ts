import { UserError } from "@surety/core/errors/user-error";
import type { AllowedTool } from "@surety/core/wire/connection-tool";
import type { ConnectionStore } from "../definitions/connection-store.ts";
import type { Actor, Commands } from "./commands.ts";

/** How long the other side may take to tell its tools. */
const timeoutMs = 15_000;

type Note = (actor: Actor, connection: string, allowed: AllowedTool) => Promise<void>;

/** The verbs for tools of connections. What a person allows is the tool they saw: another definition is asked for again. */
export function toolCommands(connections: ConnectionStore, note: Note): Pick<Commands, "listTools" | "allowTool"> {
  const listTools: Commands["listTools"] = async (name) => {
    const connection = await connections.get(name);
    if (connection.tools === undefined) throw withoutTools(name);
    return connection.tools({ timeoutMs });
  };
  return {
    listTools,
    async allowTool(name, allowed, actor) {
      if (allowed.use !== null) await refuseUnseen(await listTools(name), allowed);
      await connections.allowTool(name, allowed);
      await note(actor, name, allowed);
    },
  };
}

async function refuseUnseen(
  offered: Awaited<ReturnType<Commands["listTools"]>>,
  { tool, fingerprint }: AllowedTool,
): Promise<void> {
  const found = offered.find((one) => one.name === tool);
  if (found?.fingerprint === fingerprint) return;
  throw new UserError({
    code: found === undefined ? "tool-gone" : "tool-changed",
    field: found === undefined ? "tool" : "fingerprint",
    message:
      found === undefined
        ? `The server offers no tool "${tool}".`
        : `The server has changed the definition of "${tool}" since you read it.`,
    remedy: found === undefined ? `It offers ${offered.map((one) => one.name).join(", ")}.` : "Read it again.",
  });
}

function withoutTools(name: string): UserError {
  return new UserError({
    code: "no-tools",
    message: `The connection "${name}" has no tools.`,
    remedy: "Only connections of kind mcp have tools.",
  });
}
