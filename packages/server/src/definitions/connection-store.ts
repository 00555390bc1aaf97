import { connectors, openConnection } from "@surety/connectors";
import { TerminalError } from "@surety/core/errors/terminal-error";
import { UserError } from "@surety/core/errors/user-error";
import type { Connection, ConnectorWorld } from "@surety/core/ports/connector";
import type { AllowedTool } from "@surety/core/wire/connection-tool";
import type { SecretStore } from "../security/secret-store.ts";
import type { Database } from "../storage/database.ts";
import { withKept } from "./kept-settings.ts";
import { sealSettings, unsealSettings } from "./sealed-settings.ts";

const namePattern = /^[a-z][a-z0-9-]{0,62}$/;

/** How long another process's change may go unnoticed, in milliseconds; our own changes count at once. */
const freshMs = 1000;

interface Row {
  kind: string;
  settings: Record<string, unknown>;
  change: string;
}

interface Opened {
  connection: Promise<Connection>;
  change: string;
  readAt: number;
}

/** The named ways to outside systems: kept with sealed secrets, opened on first use, one open connection for each. */
export class ConnectionStore {
  readonly #database: Database;
  readonly #secrets: SecretStore;
  readonly #world: ConnectorWorld;
  readonly #open = new Map<string, Opened>();
  /** Whoever asks while a row is being read waits for that answer. */
  readonly #asked = new Map<string, Promise<Connection>>();

  constructor(database: Database, secrets: SecretStore, world: ConnectorWorld) {
    this.#database = database;
    this.#secrets = secrets;
    this.#world = world;
  }

  /** Checks the settings, seals what is secret, and replaces the connection of that name; secrets that are left out stay. */
  async save(name: string, kind: string, settings: Record<string, unknown>): Promise<void> {
    if (!namePattern.test(name))
      throw new UserError({
        code: "bad-name",
        field: "name",
        message: `"${name}" cannot be a connection's name.`,
        remedy: "Use lower-case letters, digits and dashes, beginning with a letter.",
      });
    const connector = Object.values(connectors).find((one) => one.kind === kind);
    if (connector === undefined)
      throw new UserError({
        code: "unknown-connector",
        field: "kind",
        message: `There is no connector "${kind}".`,
        remedy: `Use one of ${Object.keys(connectors).join(", ")}.`,
      });
    const meant = await withKept(this.#database, { name, kind, settings }, (secret) => this.#secrets.read(secret));
    const parsed = connector.settings.safeParse(meant);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new UserError({
        code: "bad-settings",
        field: `settings.${issue?.path.join(".")}`,
        message: `The settings do not fit: ${issue?.message}.`,
        remedy: "Correct the field.",
      });
    }
    await this.#database.transaction(async (tx) => {
      const sealed = await sealSettings(parsed.data, `connection:${name}`, (key, text) =>
        this.#secrets.save(tx, key, text),
      );
      await tx.query(
        "insert into surety.connections (name, kind, settings) values ($1, $2, $3) on conflict (name) do update set kind = excluded.kind, settings = excluded.settings",
        [name, kind, JSON.stringify(sealed)],
      );
    });
    await this.#forget(name);
  }

  /** Writes down that a person allows a tool as they saw it, or no longer. Secrets stay sealed as they are. */
  async allowTool(name: string, { tool, use, fingerprint }: AllowedTool): Promise<void> {
    const allowed = use === null ? null : JSON.stringify({ [tool]: { reads: use === "lookup", fingerprint } });
    await this.#database.query(
      `update surety.connections set settings = jsonb_set(settings, '{tools}',
         (coalesce(settings -> 'tools', '{}') - $2::text) || coalesce($3::jsonb, '{}'))
       where name = $1 and kind = 'mcp'`,
      [name, tool, allowed],
    );
    await this.#forget(name);
  }

  async remove(name: string): Promise<void> {
    await this.#database.transaction(async (tx) => {
      const rows = await tx.query("delete from surety.connections where name = $1 returning name", [name]);
      if (rows.length === 0)
        throw new UserError({ code: "connection-not-found", message: `There is no connection "${name}".` });
      await tx.query("delete from surety.secrets where name like $1", [`connection:${name}:%`]);
    });
    await this.#forget(name);
  }

  /** Throws a TerminalError where no connection has that name. */
  async get(name: string): Promise<Connection> {
    const known = this.#open.get(name);
    if (known !== undefined && performance.now() - known.readAt < freshMs) return known.connection;
    const asked = this.#asked.get(name) ?? this.#look(name, known).finally(() => this.#asked.delete(name));
    this.#asked.set(name, asked);
    return asked;
  }

  async #look(name: string, known: Opened | undefined): Promise<Connection> {
    const row = await this.#read(name);
    if (known !== undefined && known.change === row.change) {
      known.readAt = performance.now();
      return known.connection;
    }
    return this.#reopen(name, row);
  }

  async test(name: string): Promise<{ ok: boolean; message: string }> {
    try {
      return await (await this.get(name)).test();
    } catch (error) {
      return { ok: false, message: (error as Error).message };
    }
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#open.keys(), (name) => this.#forget(name)));
  }

  /** What another process has changed counts here too, within a second. */
  async #reopen(name: string, row: Row): Promise<Connection> {
    const other = this.#open.get(name);
    if (other?.change === row.change) return other.connection;
    const opened = { connection: this.#connect(name, row), change: row.change, readAt: performance.now() };
    this.#open.set(name, opened);
    opened.connection.catch(() => this.#open.get(name) === opened && this.#open.delete(name));
    if (other !== undefined) void closed(other);
    return opened.connection;
  }

  async #read(name: string): Promise<Row> {
    // The row's own version: each save makes a new one, also where only a sealed secret is another.
    const [row] = await this.#database.query<Row>(
      "select kind, settings, xmin::text as change from surety.connections where name = $1",
      [name],
    );
    if (row !== undefined) return row;
    await this.#forget(name);
    throw new TerminalError({
      code: "connection-not-found",
      message: `There is no connection "${name}".`,
      remedy: "Add it in the console under Settings, Connections.",
    });
  }

  async #connect(name: string, row: Row): Promise<Connection> {
    const settings = await unsealSettings(row.settings, (key) => this.#secrets.read(key));
    return openConnection({ name, kind: row.kind, settings }, this.#world);
  }

  async #forget(name: string): Promise<void> {
    const open = this.#open.get(name);
    this.#open.delete(name);
    if (open !== undefined) await closed(open);
  }
}

function closed({ connection }: Opened): Promise<void> {
  return connection.then((open) => open.close()).catch(() => {});
}
