import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { Readable } from "node:stream";
import { UserError } from "@surety/core/errors/user-error";
import type { OutcomeReceipts } from "@surety/core/wire/outcome";
import { Command } from "commander";
import { readLabelFile } from "../project/read-label-file.ts";
import { readOutcomes } from "../project/read-outcomes.ts";
import { readTextFile } from "../project/read-text-file.ts";
import { readWorkflowFile } from "../project/read-workflow-file.ts";
import type { House } from "../main.ts";
import { followJob } from "./follow-job.ts";
import type { Terminal } from "./terminal.ts";
import { commandLine, withHouse } from "./with-house.ts";

interface ImportOptions {
  into?: string;
  labels?: string;
  asSet?: string;
}

/** `surety import`: a workflow document, cases for a workflow, or labels for a judgment. */
export function importCommand(terminal: Terminal): Command {
  return new Command("import")
    .argument("<file>")
    .option("--into <workflow>", "the workflow that the rows are for")
    .addCommand(outcomesCommand(terminal))
    .option("--labels <judgment>", "the rows are labels (columns text,label) of this judgment")
    .option("--as-set <name>", "the file is an evaluation set, ours or an export of another tool (--into WORKFLOW)")
    .action(async (file: string, { into, labels, asSet }: ImportOptions, command: Command) => {
      await withHouse(command, terminal, async (house) => {
        if (asSet !== undefined) return importAsSet(house, file, into, asSet, terminal);
        if (![".csv", ".jsonl", ".ndjson"].includes(extname(file))) return importWorkflow(house, file, terminal);
        if (into === undefined) throw intoMissing(file);
        if (labels !== undefined) return importLabels(house, file, into, labels, terminal);
        return importCases(house, file, into, terminal);
      });
    });
}

/** `surety import outcomes`: what later turned out, as a file. */
function outcomesCommand(terminal: Terminal): Command {
  return new Command("outcomes")
    .description(
      "what later turned out (.csv, .jsonl): columns caseId or externalKey, name, value, at; --into WORKFLOW",
    )
    .argument("<file>")
    .action(async (file: string, _: object, command: Command) => {
      // The option is the one of `import` itself, which takes it wherever it stands.
      const { into } = command.optsWithGlobals<ImportOptions>();
      if (into === undefined) throw intoMissing(file);
      await withHouse(command, terminal, async (house) => {
        const posts = readOutcomes(file, await readTextFile(file));
        const told = await house.commands.postOutcomes(posts, { workflow: into, source: "csv" }, commandLine);
        terminal.answer(told, outcomesText(told));
      });
    });
}

function outcomesText({ items, joined, kept, duplicate, conflict, joinedLater }: OutcomeReceipts): string {
  const lines = [
    `${joined} joined to their cases, ${kept} kept until their case is known, ${duplicate} known already.`,
  ];
  if (joinedLater > 0) lines.push(`${joinedLater} that were kept earlier have found their case.`);
  if (conflict > 0) lines.push(`${conflict} contradict what was sent under the same key, and were not taken.`);
  for (const one of items.filter((item) => item.note !== null).slice(0, 10)) lines.push(`  ${one.key}: ${one.note}`);
  return lines.join("\n");
}

async function importWorkflow(house: House, file: string, terminal: Terminal): Promise<void> {
  const { document } = await readWorkflowFile(file);
  const saved = await house.commands.saveWorkflow(document, commandLine);
  terminal.answer(saved, `${saved.name} is in force as version ${saved.number}.`);
}

async function importCases(house: House, file: string, workflow: string, terminal: Terminal): Promise<void> {
  const { size } = await stat(file).catch((error: unknown) => {
    throw notThere(file, error);
  });
  const content = Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>;
  const format = extname(file) === ".csv" ? "csv" : "jsonl";
  const job = await house.commands.startImport({ workflow, format, content, bytes: size }, commandLine);
  const result = (await followJob(house, job, terminal, `Importing ${file}`)) ?? {};
  const { accepted = 0, filtered = 0, duplicate = 0, invalid = 0 } = result as Record<string, number>;
  const text = `${accepted} accepted, ${filtered} filtered out, ${duplicate} duplicates, ${invalid} invalid (kept in the journal).`;
  terminal.answer(result, `${text}\nA running Surety carries them; without one they wait for surety start.`);
}

async function importAsSet(
  house: House,
  file: string,
  workflow: string | undefined,
  set: string,
  terminal: Terminal,
): Promise<void> {
  if (workflow === undefined) throw intoMissing(file);
  const content = await readFile(file, "utf8").catch((error: unknown) => {
    throw notThere(file, error);
  });
  const result = await house.commands.importSet({ workflow, set, content }, commandLine);
  const refused = result.refused.map(({ place, field, reason, remedy }) => `${place}: ${field} ${reason} ${remedy}`);
  const kept = `${result.taken} cases taken (${result.frozen} frozen, read as ${result.format}), ${refused.length} refused.`;
  terminal.answer(result, [`${kept} ${set} is at version ${result.version?.number}.`, ...refused].join("\n"));
}

async function importLabels(
  house: House,
  file: string,
  workflow: string,
  judgment: string,
  terminal: Terminal,
): Promise<void> {
  const items = await readLabelFile(file);
  const result = await house.commands.addLabels(workflow, judgment, items, commandLine);
  terminal.answer(
    result,
    `${result.added} labels added, ${result.skipped} known already. Next: surety train ${workflow}`,
  );
}

function intoMissing(file: string): UserError {
  return new UserError({
    code: "workflow-missing",
    field: "--into",
    message: `${file} has rows, and nothing says for which workflow.`,
    remedy: "Add --into WORKFLOW (and --labels JUDGMENT when the rows are labels).",
  });
}

function notThere(file: string, cause: unknown): UserError {
  const message = `${file} cannot be read: ${(cause as Error).message}`;
  return new UserError({ code: "file-not-readable", field: "file", message, remedy: "Check the path.", cause });
}
