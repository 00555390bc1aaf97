import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "@surety/core/errors/user-error";

/** What the operating system refused, said to the person who can change it; null for any other error. */
export function systemRefusal(error: unknown): UserError | null {
  const { code = "", path, syscall } = error as NodeJS.ErrnoException;
  if (path === undefined) return null;
  if (code === "ENOSPC" || code === "EDQUOT") return diskFull(path, error);
  // Node says ENOENT where a folder and those above it cannot be made on a read-only disk.
  if (code === "EROFS" || (code === "ENOENT" && syscall === "mkdir")) return readOnly(path, error);
  if (code === "EACCES" || code === "EPERM") return notYours(path, error);
  return null;
}

function diskFull(path: string, cause: unknown): UserError {
  return new UserError({
    code: "disk-full",
    field: path,
    message: `The disk that holds ${path} is full.`,
    remedy: "Free some space, then start again; nothing that was acknowledged is lost.",
    cause,
  });
}

function readOnly(path: string, cause: unknown): UserError {
  return new UserError({
    code: "read-only",
    field: path,
    message: `${path} is on a disk that can only be read.`,
    remedy: "Choose a folder that can be written to: surety start --project FOLDER.",
    cause,
  });
}

function notYours(path: string, cause: unknown): UserError {
  const place = nearestPlace(path);
  const owner = ownerOf(place);
  const whose = owner === undefined || owner === process.getuid?.() ? "" : `; ${place} belongs to user ${owner}`;
  return new UserError({
    code: "not-writable",
    field: path,
    message: `You (user ${process.getuid?.() ?? "unknown"}) may not use ${path}${whose}. Nothing was changed.`,
    remedy: `Start as its owner, give it to yourself with chown -R, or choose another folder with --project.`,
    cause,
  });
}

/** The path itself, or the nearest folder above it that exists: that is what refuses. */
function nearestPlace(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearestPlace(dirname(path));
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid;
  } catch {
    return undefined;
  }
}
