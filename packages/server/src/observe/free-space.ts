import { statfs } from "node:fs/promises";

export type SpaceLevel = "enough" | "low" | "none";

const lowBelow = 200 * 1_048_576;
/** PostgreSQL writes its log in pieces of 16 MB: with less than that any moment may be the last. */
const noneBelow = 16 * 1_048_576;
const everyMs = 5000;

/** How a disk stands with so many bytes free. */
export function spaceLevel(free: number): SpaceLevel {
  if (free < noneBelow) return "none";
  return free < lowBelow ? "low" : "enough";
}

interface Tell {
  info(message: string): void;
  warn(message: string): void;
}

/** Tells once when the disk below `folder` runs low, is full, and has space again. Gives back what ends it. */
export function watchFreeSpace(folder: string, tell: Tell): () => Promise<void> {
  let level: SpaceLevel = "enough";
  const look = async () => {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const now = spaceLevel(free);
    if (now !== level) tellLevel(folder, now, level, free, tell);
    level = now;
  };
  const timer = setInterval(() => void look().catch(() => {}), everyMs);
  void look().catch(() => {});
  timer.unref();
  return async () => clearInterval(timer);
}

function tellLevel(folder: string, now: SpaceLevel, before: SpaceLevel, free: number, tell: Tell): void {
  const left = `${Math.floor(free / 1_048_576)} MB`;
  if (now === "none") {
    tell.warn(
      `The disk that holds ${folder} is full (${left} left). Nothing that was acknowledged is lost; new cases are refused until there is space. Free some: Surety then goes on by itself.`,
    );
  } else if (before === "none") {
    tell.warn(`There is space again (${left}): Surety goes on.`);
  } else if (now === "low") {
    tell.warn(`Only ${left} are left on the disk that holds ${folder}. Free some space before there is none.`);
  } else {
    tell.info(`There is enough space again on the disk that holds ${folder}.`);
  }
}
