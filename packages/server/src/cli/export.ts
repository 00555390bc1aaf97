import { UserError } from "@surety/core/errors/user-error";
import { workflowToTypeScript } from "@surety/core/workflow/typescript";
import { workflowToYaml } from "@surety/core/workflow/yaml";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { Command, Option } from "commander";
import { draftsAsCsv } from "../project/drafts-as-csv.ts";
import { labelsAsCsv } from "../project/labels-as-csv.ts";
import type { House } from "../main.ts";
import { exportSet, type SetFormat, setFormats } from "./export-set.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

type Format = "yaml" | "json" | "ts";

const writers: Record<Format, (document: WorkflowDocument) => string> = {
  yaml: workflowToYaml,
  json: (document) => JSON.stringify(document, null, 2),
  ts: workflowToTypeScript,
};

interface ExportOptions {
  format: Format;
  labels?: string;
  drafts?: true;
  set?: string;
  as: SetFormat;
}

/** `surety export`: the workflow in force as a file, its labels and drafts, or an evaluation set; what import reads again without loss. */
export function exportCommand(terminal: Terminal): Command {
  return new Command("export")
    .argument("[workflow]", "not with --set, which names its workflow itself")
    .addOption(new Option("--format <format>", "of the document").choices(Object.keys(writers)).default("yaml"))
    .option("--labels <judgment>", "print the labels of this judgment as CSV")
    .option("--drafts", "print drafted texts as they were and as they were sent, as CSV")
    .option("--set <name>", "print this evaluation set")
    .option("--version <number>", "with --set: which version (default: the newest)")
    .addOption(new Option("--as <format>", "with --set").choices(setFormats).default("jsonl"))
    .action(
      async (workflow: string | undefined, { format, labels, drafts, set, as }: ExportOptions, command: Command) => {
        const { version } = command.optsWithGlobals<{ version?: string }>();
        if (set === undefined && workflow === undefined) throw nothingNamed();
        await withHouse(command, terminal, async (house) => {
          if (set !== undefined) return exportSet(house, { set, version, as }, terminal);
          return exportWorkflow(house, workflow ?? "", { format, labels, drafts }, terminal);
        });
      },
    );
}

async function exportWorkflow(
  house: House,
  workflow: string,
  { format, labels, drafts }: { format: Format; labels: string | undefined; drafts: true | undefined },
  terminal: Terminal,
): Promise<void> {
  const { compiled } = await house.world.definitions.current(workflow);
  if (labels !== undefined) return terminal.answer(...(await labelsAsCsv(house, workflow, labels)));
  if (drafts !== undefined) return terminal.answer(...(await draftsAsCsv(house, workflow)));
  const text = writers[format](compiled.document);
  terminal.answer({ workflow, format, text }, text.trimEnd());
}

function nothingNamed(): UserError {
  return new UserError({
    code: "bad-arguments",
    message: "surety export: nothing says what to print.",
    remedy: "Write: surety export WORKFLOW, or: surety export --set SET --as csv",
  });
}
