import { workflowToTypeScript } from "@surety/core/workflow/typescript";
import { workflowToYaml } from "@surety/core/workflow/yaml";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { Command, Option } from "commander";
import { labelsAsCsv } from "../project/labels-as-csv.ts";
import type { Terminal } from "./terminal.ts";
import { withHouse } from "./with-house.ts";

type Format = "yaml" | "json" | "ts";

const writers: Record<Format, (document: WorkflowDocument) => string> = {
  yaml: workflowToYaml,
  json: (document) => JSON.stringify(document, null, 2),
  ts: workflowToTypeScript,
};

/** `surety export`: the workflow in force as a file, or its labels; what import reads again without loss. */
export function exportCommand(terminal: Terminal): Command {
  return new Command("export")
    .description("print the workflow in force, or the labels of a judgment")
    .argument("<workflow>")
    .addOption(new Option("--format <format>", "of the document").choices(Object.keys(writers)).default("yaml"))
    .option("--labels <judgment>", "print the labels of this judgment as CSV")
    .action(async (workflow: string, { format, labels }: { format: Format; labels?: string }, command: Command) => {
      await withHouse(command, terminal, async (house) => {
        const { compiled } = await house.world.definitions.current(workflow);
        if (labels !== undefined) return terminal.answer(...(await labelsAsCsv(house, workflow, labels)));
        const text = writers[format](compiled.document);
        terminal.answer({ workflow, format, text }, text.trimEnd());
      });
    });
}
