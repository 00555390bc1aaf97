import { password } from "@clack/prompts";
import { text } from "node:stream/consumers";
import type { SecretRow } from "@surety/core/wire/secret";
import { Command } from "commander";
import { listSecrets } from "../queries/list-secrets.ts";
import { newSigningSecret } from "../security/new-signing-secret.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

/** `surety secrets`: what signs the webhooks of outside systems, by the names that documents use. */
export function secretsCommand(terminal: Terminal): Command {
  return new Command("secrets")
    .addCommand(enterCommand(terminal))
    .addCommand(listCommand(terminal))
    .addCommand(removeCommand(terminal));
}

function enterCommand(terminal: Terminal): Command {
  return new Command("enter")
    .description("enter a secret, or another in its place; it is asked for, or read from standard input")
    .argument("<name>", "the name behind secret: in the document")
    .option("--new", "make a fresh one and print it once, for the settings of the sender")
    .action(async (name: string, { new: fresh = false }: { new?: boolean }, command: Command) => {
      const value = fresh ? newSigningSecret() : await given(name);
      await withHouse(command, terminal, ({ commands }) => commands.enterSecret(name, value, commandLine));
      const shown = fresh ? value : null;
      const told = fresh ? `${value}\nGive it to the sender now: it is not shown again.` : `${name} is entered.`;
      terminal.answer({ name, value: shown }, told);
    });
}

/** Never an argument: those stand in the history of the shell and in the list of processes. */
async function given(name: string): Promise<string> {
  if (!process.stdin.isTTY) return (await text(process.stdin)).trim();
  const typed = await password({ message: `The secret ${name}`, output: process.stderr });
  return typeof typed === "string" ? typed.trim() : "";
}

function listCommand(terminal: Terminal): Command {
  return new Command("list")
    .description("which secrets workflows name, and whether each was entered; never what they are")
    .action(async (_: object, command: Command) => {
      await withHouse(command, terminal, async ({ database }) => {
        const items = await listSecrets(database);
        terminal.answer({ items }, items.map(lineOf).join("\n") || "No workflow names a secret.");
      });
    });
}

function lineOf({ name, enteredAt, usedBy }: SecretRow): string {
  const entered = enteredAt === null ? "not entered" : `entered ${enteredAt}`;
  return `${name}: ${entered}; ${usedBy.length === 0 ? "not used" : `used by ${usedBy.join(", ")}`}`;
}

function removeCommand(terminal: Terminal): Command {
  return new Command("remove")
    .description("remove a secret; what is signed with it is refused from now on")
    .argument("<name>")
    .action(async (name: string, _: object, command: Command) => {
      await withHouse(command, terminal, ({ commands }) => commands.removeSecret(name, commandLine));
      terminal.answer({ name }, `${name} is removed.`);
    });
}
