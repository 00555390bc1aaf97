import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { endPostmaster } from "./postmaster.ts";

/** Where files are written to a real disk: the temporary folders of a test run may be memory. */
const diskFolder = (): string => process.env["SURETY_TEST_DISK"] ?? tmpdir();

/** An empty project whose database commits to a real disk, for what is to outlive crashes. */
export const newProjectOnDisk = (): Promise<string> => newProject({}, diskFolder());

/** A project folder with these files; the names are paths below it. */
export async function newProject(
  files: Readonly<Record<string, string | Buffer>> = {},
  parent = tmpdir(),
): Promise<string> {
  const folder = await mkdtemp(join(parent, "surety-e2e-"));
  // PostgreSQL runs as another user where we are root, and must find its way in.
  await chmod(folder, 0o755);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** Removes a project, and what still runs in it. */
export async function removeProject(folder: string): Promise<void> {
  await endPostmaster(folder, "SIGQUIT");
  await rm(folder, { recursive: true, force: true });
}
