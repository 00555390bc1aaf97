import { createHash, randomBytes } from "node:crypto";
import { UserError } from "@surety/core/errors/user-error";
import type { Role } from "@surety/core/wire/session";
import type { Queryable } from "../storage/database.ts";

const validHours = 24;
const invitedHours = 7 * 24;

/** Whether nobody has an account yet. */
export async function setupNeeded(database: Queryable): Promise<boolean> {
  const [row] = await database.query<{ needed: boolean }>("select not exists (select from surety.people) as needed");
  return row?.needed ?? true;
}

/**
 * A new one-time token while nobody has an account, for the link that the start prints; null afterwards.
 * Earlier tokens stop working: the newest printed link is the valid one.
 */
export async function issueSetupToken(database: Queryable): Promise<string | null> {
  if (!(await setupNeeded(database))) return null;
  const token = randomBytes(24).toString("base64url");
  await database.query("delete from surety.setup_tokens where used_at is null and role is null");
  await database.query(
    `insert into surety.setup_tokens (hash, expires_at) values ($1, now() + $2 * interval '1 hour')`,
    [hashOf(token), validHours],
  );
  return token;
}

/** A token that makes one account with this role, once, within a week. */
export async function issueInvitation(
  tx: Queryable,
  role: Role,
  now: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(now.getTime() + invitedHours * 3_600_000);
  await tx.query("insert into surety.setup_tokens (hash, expires_at, role) values ($1, $2, $3)", [
    hashOf(token),
    expiresAt,
    role,
  ]);
  return { token, expiresAt };
}

/** The link to open in a browser. */
export function setupLink(origin: string, token: string): string {
  return `${origin}/setup?token=${token}`;
}

/**
 * Takes the token, so that of two simultaneous requests one wins, and gives the role of the account that it makes; call
 * `returnSetupToken` when no account was made.
 */
export async function takeSetupToken(database: Queryable, token: string): Promise<Role> {
  const [taken] = await database.query<{ role: Role | null }>(
    "update surety.setup_tokens set used_at = now() where hash = $1 and used_at is null and expires_at > now() returning role",
    [hashOf(token)],
  );
  if (taken !== undefined && taken.role !== null) return taken.role;
  if (taken !== undefined && (await setupNeeded(database))) return "owner";
  throw new UserError({
    code: "setup-token-invalid",
    message: "This link was used already or has expired.",
    remedy: "Ask the owner for another one. While nobody has an account, each start of the server prints a fresh link.",
    field: "token",
  });
}

export async function returnSetupToken(database: Queryable, token: string): Promise<void> {
  await database.query("update surety.setup_tokens set used_at = null where hash = $1", [hashOf(token)]);
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
