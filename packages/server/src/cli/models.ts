import { styleText } from "node:util";
import { UserError } from "@surety/core/errors/user-error";
import { moneyText } from "@surety/core/language/money-text";
import { isFit, type ModelCheck, type ModelReport } from "@surety/core/language/model-report";
import { Command } from "commander";
import { splitName } from "../language/label-asking.ts";
import { tryModel } from "../language/try-model.ts";
import type { House } from "../main.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

/** `surety models`: what language models can really do. */
export function modelsCommand(terminal: Terminal): Command {
  return new Command("models").addCommand(
    new Command("test")
      .description("ask models what they can really do: five short questions each, billed and within the budget")
      .argument("[models...]", "CONNECTION/MODEL, or a connection for all that it lists; all of them when left out")
      .action(async (named: string[], _: object, command: Command) => {
        await withHouse(command, terminal, async (house) => {
          const reports: ModelReport[] = [];
          for (const { connection, model } of await modelsNamed(house, named)) {
            terminal.say(`Asking ${connection}/${model} …`);
            reports.push(await tryModel(house.world, connection, model));
          }
          const ok = reports.every(isFit);
          terminal.answer({ ok, models: reports }, reports.map(reportText).join("\n\n"));
          if (!ok) process.exitCode = 1;
        });
      }),
  );
}

type Named = { connection: string; model: string };

async function modelsNamed(house: House, named: readonly string[]): Promise<Named[]> {
  const rows = await house.database.query<{ name: string; listed: string[] }>(
    `select c.name, array(select m ->> 'name' from jsonb_array_elements(coalesce(c.settings -> 'models', '[]')) as m) as listed
     from surety.connections c where c.kind = 'language' order by c.name`,
  );
  const all = rows.flatMap(({ name, listed }) => listed.map((model) => ({ connection: name, model })));
  if (named.length > 0) return named.flatMap((name) => namedModels(name, rows, all));
  if (all.length === 0) throw nothingListed();
  return all;
}

function namedModels(name: string, rows: readonly { name: string }[], all: readonly Named[]): Named[] {
  const split = splitName(name);
  const found = split === null ? all.filter(({ connection }) => connection === name) : [split];
  const connection = split?.connection ?? name;
  if (!rows.some((row) => row.name === connection))
    throw new UserError({
      code: "connection-not-found",
      field: name,
      message: `There is no connection "${connection}" to a provider of language models.`,
      remedy:
        rows.length === 0
          ? "Add one in the console under Settings, Connections."
          : `There is ${rows.map((row) => row.name).join(", ")}.`,
    });
  if (found.length > 0) return found;
  throw new UserError({
    code: "no-models-listed",
    field: name,
    message: `The connection "${name}" lists no models.`,
    remedy: `Name one: surety models test ${name}/MODEL.`,
  });
}

function nothingListed(): UserError {
  return new UserError({
    code: "no-models-listed",
    message: "No connection lists a language model.",
    remedy: "Name one (surety models test CONNECTION/MODEL), or add models to the settings of a connection.",
  });
}

const marks: Record<ModelCheck["outcome"], readonly [string, Parameters<typeof styleText>[0]]> = {
  can: ["yes", "green"],
  mended: ["mended", "yellow"],
  cannot: ["no", "yellow"],
  failed: ["FAILED", "red"],
  unknown: ["?", "gray"],
};

/** One model as a table: what was tried, whether it can, what it says. */
function reportText({ model, checks, calls, costMicros, unpriced }: ModelReport): string {
  const lines = checks.flatMap(({ check, outcome, what, remedy, milliseconds }) => {
    const [word, colour] = marks[outcome];
    const time = milliseconds === null ? "" : `${Math.round(milliseconds)} ms`;
    const head = `  ${check.padEnd(14)}${styleText(colour, word.padEnd(8))}${time.padStart(9)}  ${what}`;
    return remedy === null ? [head] : [head, `${" ".repeat(35)}${remedy}`];
  });
  const bill = unpriced > 0 ? `, ${unpriced} of them without a price` : "";
  return [model, ...lines, `  ${calls} calls for ${moneyText(costMicros, "").trim()}${bill}`].join("\n");
}
