import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UserError } from "@surety/core/errors/user-error";
import { Command } from "commander";
import { starterFiles } from "../project/starter-files.ts";
import type { Terminal } from "./terminal.ts";
import { version } from "./version.ts";

/** `surety init`: a project with a first workflow. It never overwrites a file. */
export function initCommand(terminal: Terminal): Command {
  return new Command("init")
    .argument("[folder]", "where; the present folder when left out", ".")
    .action(async (folder: string) => {
      const root = resolve(folder);
      const files = starterFiles(version);
      refuseToOverwrite(root, files);
      for (const [name, text] of files) {
        await mkdir(dirname(join(root, name)), { recursive: true });
        await writeFile(join(root, name), text, { flag: "wx" });
      }
      const made = files.map(([name]) => name);
      const next = `Next: ${folder === "." ? "" : `cd ${folder} && `}surety check && surety start`;
      terminal.answer({ folder: root, files: made }, `Made in ${root}:\n  ${made.join("\n  ")}\n${next}`);
    });
}

function refuseToOverwrite(root: string, files: readonly (readonly [string, string])[]): void {
  const there = files.map(([name]) => name).filter((name) => existsSync(join(root, name)));
  if (there.length === 0) return;
  throw new UserError({
    code: "project-exists",
    field: "folder",
    message: `${root} has ${there.join(", ")} already; nothing was changed.`,
    remedy: "Choose another folder, or move these files away first.",
  });
}
