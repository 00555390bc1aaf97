import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, open, readFile, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "@surety/core/errors/user-error";

const fileName = "key";

/** The 32 bytes that seal secrets: `SURETY_KEY`, else the key file of the data folder, which the first start makes. */
export async function loadSecretKey(folder: string, given: string | undefined): Promise<Buffer> {
  if (given !== undefined && given !== "") return parseKey(given, "SURETY_KEY");
  const path = join(folder, fileName);
  await mkdir(folder, { recursive: true });
  await createKeyFile(path);
  await refuseOpenFile(path);
  return parseKey(await readFile(path, "utf8"), path);
}

function parseKey(text: string, field: string): Buffer {
  const trimmed = text.trim();
  const key = Buffer.from(trimmed, /^[0-9a-f]{64}$/i.test(trimmed) ? "hex" : "base64");
  if (key.length === 32) return key;
  throw new UserError({
    code: "bad-key",
    message: `The key that seals secrets must be 32 bytes in base64 or hex, and has ${key.length}.`,
    remedy: "Make one with: openssl rand -base64 32",
    field,
  });
}

/** Two processes that start at once agree on the file that was made first; it is complete when it appears. */
async function createKeyFile(path: string): Promise<void> {
  if (existsSync(path)) return;
  const unfinished = `${path}.${randomBytes(6).toString("hex")}`;
  const file = await open(unfinished, "wx", 0o600);
  try {
    await file.writeFile(`${randomBytes(32).toString("base64url")}\n`);
    await file.sync();
    await link(unfinished, path);
  } catch (error) {
    if ((error as { code?: string }).code !== "EEXIST") throw error;
  } finally {
    await file.close();
    await unlink(unfinished);
  }
}

async function refuseOpenFile(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const { mode } = await stat(path);
  if ((mode & 0o077) === 0) return;
  throw new UserError({
    code: "key-file-open",
    message: `The key file ${path} can be read by other people of this machine.`,
    remedy: `Run: chmod 600 ${path}`,
    field: path,
  });
}
