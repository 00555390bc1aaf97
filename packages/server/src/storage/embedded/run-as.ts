import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@surety/core/errors/user-error";

const nobody = 65_534;

/** How a PostgreSQL program is started so that it does not run as root, which it refuses. */
export interface RunAs {
  command(program: string, args: string[]): { program: string; args: string[]; uid?: number; gid?: number };
  /** Makes the folder, owned by whoever the programs run as. */
  own(folder: string): void;
}

const asOurselves: RunAs = {
  command: (program, args) => ({ program, args }),
  own: (folder) => void mkdirSync(folder, { recursive: true, mode: 0o700 }),
};

function asUser(uid: number, gid: number): RunAs {
  return { command: (program, args) => ({ program, args, uid, gid }), own: (folder) => ownedBy(folder, uid, gid) };
}

/** Root in a user namespace of its own: to the file system still root, to PostgreSQL an ordinary user. */
const asMappedUser: RunAs = {
  command: (program, args) => ({
    program: "unshare",
    args: ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`, program, ...args],
  }),
  own: (folder) => ownedBy(folder, 0, 0),
};

/** Chooses how to run by trying: ourselves when not root; else the owner of the data; else nobody; else a user namespace. */
export function chooseRunAs(probe: string, folder: string): RunAs {
  const owner = ownerOf(join(folder, "data"));
  if (process.getuid?.() !== 0) return mine(owner, folder);
  const candidates =
    owner === undefined
      ? [asUser(nobody, nobody), asMappedUser]
      : [owner.uid === 0 ? asMappedUser : asUser(owner.uid, owner.gid)];
  const usable = candidates.find((as) => canRun(as, probe) && canReach(as, folder));
  if (usable !== undefined) return usable;
  throw new UserError({
    code: "root-without-postgres-user",
    message: `PostgreSQL refuses to run as root, and neither another user nor a user namespace can run ${probe} with its data in ${folder}.`,
    remedy:
      "Start Surety as an ordinary user, move the project to a folder that every user may read, or set DATABASE_URL.",
  });
}

function mine(owner: { uid: number } | undefined, folder: string): RunAs {
  if (owner === undefined || owner.uid === process.getuid?.()) return asOurselves;
  throw new UserError({
    code: "data-of-another-user",
    message: `The data in ${folder} belongs to another user (uid ${owner.uid}), perhaps from a start as root.`,
    remedy: "Start as that user, give the folder to yourself with chown -R, or remove it to begin afresh.",
  });
}

function ownerOf(data: string): { uid: number; gid: number } | undefined {
  if (!existsSync(join(data, ".."))) return undefined;
  try {
    const { uid, gid } = statSync(data);
    return { uid, gid };
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EACCES" ? statSync(join(data, "..")) : undefined;
  }
}

function ownedBy(folder: string, uid: number, gid: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, uid, gid);
}

function canRun(as: RunAs, probe: string): boolean {
  const { program, args, ...identity } = as.command(probe, ["--version"]);
  return spawnSync(program, args, { ...identity, cwd: "/", stdio: "ignore" }).status === 0;
}

function canReach(as: RunAs, folder: string): boolean {
  as.own(folder);
  const { program, args, ...identity } = as.command("/bin/sh", ["-c", 'cd "$1" && test -w .', "sh", folder]);
  return spawnSync(program, args, { ...identity, cwd: "/", stdio: "ignore" }).status === 0;
}
