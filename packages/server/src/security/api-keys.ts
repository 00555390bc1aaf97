import { createHash, randomBytes } from "node:crypto";
import { UserError } from "@surety/core/errors/user-error";
import type { ApiKeyRow, Role } from "@surety/core/wire/session";
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "../commands/commands.ts";
import type { Database } from "../storage/database.ts";
import { append } from "./audit-log.ts";

/** Keys of machines: `sk_` and 32 random bytes. Only their SHA-256 is stored, so a key is shown once. */
export interface ApiKeys {
  create(request: { name: string; role: Role }, actor: Actor): Promise<{ key: string; row: ApiKeyRow }>;
  list(): Promise<ApiKeyRow[]>;
  remove(id: string, actor: Actor): Promise<void>;
  /** Who holds this key; null for a key that does not exist (any more). */
  find(key: string): Promise<Actor | null>;
}

interface Row {
  id: string;
  name: string;
  prefix: string;
  role: Role;
  created_at: Date;
  last_used_at: Date | null;
}

/** How long a process may trust what it read about a key: a removed key stops working everywhere within this time. */
const trustMs = 5000;
const noteUseEveryMs = 60_000;
const mostCached = 10_000;

export function openApiKeys(database: Database, clock: { now(): number } = Date): ApiKeys {
  const cache = new Map<string, { actor: Actor; until: number }>();
  const noted = new Map<string, number>();

  function noteUse(id: string): void {
    const now = clock.now();
    if (now - (noted.get(id) ?? 0) < noteUseEveryMs) return;
    noted.set(id, now);
    void database
      .query("update surety.api_keys set last_used_at = now() where id = $1", [id])
      .catch(() => noted.delete(id));
  }

  return {
    create: (request, actor) => createKey(database, request, actor),
    list: async () =>
      (await database.query<Row>("select * from surety.api_keys order by created_at desc, id desc")).map(rowWire),
    async remove(id, actor) {
      await removeKey(database, id, actor);
      cache.clear();
    },
    async find(key) {
      const cached = cache.get(key);
      if (cached !== undefined && cached.until > clock.now()) return cached.actor;
      const [row] = await database.query<Row>("select * from surety.api_keys where hash = $1", [hashOf(key)]);
      cache.delete(key);
      if (row === undefined) return null;
      const actor: Actor = { kind: "key", id: row.id, name: row.name, role: row.role };
      if (cache.size >= mostCached) cache.clear();
      cache.set(key, { actor, until: clock.now() + trustMs });
      noteUse(row.id);
      return actor;
    },
  };
}

async function createKey(database: Database, request: { name: string; role: Role }, actor: Actor) {
  const key = `sk_${randomBytes(32).toString("base64url")}`;
  const id = uuidv7();
  return await database.transaction(async (tx) => {
    const [row] = await tx.query<Row>(
      `insert into surety.api_keys (id, name, prefix, hash, role, created_by) values ($1,$2,$3,$4,$5,$6) returning *`,
      [id, request.name, key.slice(0, 10), hashOf(key), request.role, actor.id],
    );
    if (row === undefined) throw new Error("the key was not written");
    await append(tx, {
      actor,
      verb: "create key",
      object: `key ${id}`,
      detail: { key: request.name, role: request.role },
    });
    return { key, row: rowWire(row) };
  });
}

async function removeKey(database: Database, id: string, actor: Actor): Promise<void> {
  await database.transaction(async (tx) => {
    const [gone] = await tx.query<{ name: string }>("delete from surety.api_keys where id = $1 returning name", [id]);
    if (gone === undefined)
      throw new UserError({
        code: "key-not-found",
        message: "There is no such key.",
        remedy: "Read the list of keys again.",
      });
    await append(tx, { actor, verb: "remove key", object: `key ${id}`, detail: { key: gone.name } });
  });
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

function rowWire(row: Row): ApiKeyRow {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    role: row.role,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}
