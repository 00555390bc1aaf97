import { execFileSync } from "node:child_process";
import { mkdirSync, openSync, closeSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/** A disk of its own below a folder, so small that a test can fill it. Needs root and Linux. */
export interface SmallDisk {
  /** Takes every byte that is left. */
  fill(): void;
  /** Gives the bytes back. */
  free(): void;
  remove(): void;
}

export const canMount = process.platform === "linux" && process.getuid?.() === 0 && mountWorks();

export function smallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m,mode=755`, "tmpfs", folder]);
  const ballast = join(folder, "ballast");
  return {
    fill: () => writeUntilFull(ballast),
    free: () => rmSync(ballast, { force: true }),
    remove: () => void execFileSync("umount", ["-l", folder]),
  };
}

function writeUntilFull(path: string): void {
  const file = openSync(path, "a");
  for (let size = 1_048_576; size >= 4096;) {
    try {
      // A short write is the last one of its size.
      if (writeSync(file, Buffer.alloc(size)) < size) size /= 2;
    } catch {
      size /= 2;
    }
  }
  closeSync(file);
}

/** Containers often forbid it, also to root. */
function mountWorks(): boolean {
  try {
    execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
