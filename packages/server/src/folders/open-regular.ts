import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/** Opens a file for reading that is one: a link is not followed, and a pipe does not make anybody wait. */
export async function openRegular(path: string): Promise<FileHandle> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw Object.assign(new Error("it is not a file"), { code: "ENOTFILE" });
}

/** What keeps a file from being read, for people; null where it can be. */
export async function whyUnreadable(path: string): Promise<string | null> {
  try {
    const file = await openRegular(path);
    await file.close();
    return null;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    return reasons[code] ?? `it cannot be opened (${code})`;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "the account that Surety runs as may not read it",
  EPERM: "the account that Surety runs as may not read it",
  ELOOP: "it is a link, and links are not followed",
  ENOTFILE: "it is not a regular file",
};
