import { createHash } from "node:crypto";
import { UserError } from "@surety/core/errors/user-error";
import type { Stage } from "@surety/core/wire/common";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import { compileWorkflow } from "@surety/core/workflow/compile-workflow";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import { checkedWorld, type KnownConnection } from "@surety/core/workflow/world";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import { parseWorkflow } from "@surety/core/workflow/parse-workflow";
import type { Database } from "../storage/database.ts";
import { Remembered } from "../storage/remembered.ts";
import { knownConnections } from "./known-connections.ts";

/** A workflow as it is in force now. */
export interface Definition {
  name: string;
  stage: Stage;
  version: string;
  number: number;
  compiled: CompiledWorkflow;
  /** A challenger that decides a share of new cases; null where there is none. */
  canary: Canary | null;
}

export interface Canary {
  challenger: string;
  version: string;
  share: number;
}

/** What a document may refer to besides itself. */
export interface DefinitionWorld {
  connections: KnownConnection[];
  functions: string[];
  workflows: string[];
  groups: string[];
  /** What anybody can. */
  skills: string[];
}

/** How long another process's change may go unnoticed, in milliseconds; our own changes count at once. */
const freshMs = 1000;

/** Reads definitions and keeps them compiled. Versions never change, so they are compiled once. */
export class DefinitionStore {
  readonly #database: Database;
  readonly #functions: () => string[];
  readonly #versions = new Map<string, CompiledWorkflow>();
  readonly #current = new Remembered<Definition>(freshMs);

  constructor(database: Database, functions: () => string[]) {
    this.#database = database;
    this.#functions = functions;
  }

  /** Content address of a document. */
  static hash(document: WorkflowDocument): string {
    return createHash("sha256").update(canonicalJson(document)).digest("hex").slice(0, 32);
  }

  /** Throws `workflow-not-found`. */
  current(name: string): Promise<Definition> {
    return this.#current.get(name, () => this.#readCurrent(name));
  }

  async version(hash: string): Promise<CompiledWorkflow> {
    const known = this.#versions.get(hash);
    if (known !== undefined) return known;
    const [row] = await this.#database.query<{ document: unknown }>(
      "select document from surety.versions where hash = $1",
      [hash],
    );
    if (row === undefined) throw new UserError({ code: "version-not-found", message: `There is no version ${hash}.` });
    const compiled = compileWorkflow(parseWorkflow(row.document), checkedWorld);
    this.#versions.set(hash, compiled);
    return compiled;
  }

  async world(): Promise<DefinitionWorld> {
    const connections = await knownConnections(this.#database);
    const workflows = await this.#database.query<{ name: string }>("select name from surety.workflows order by name");
    const [people] = await this.#database.query<{ groups: string[]; skills: string[] }>(
      `select array(select name from surety.groups order by name) as groups,
         array(select distinct unnest(skills) from surety.desk_people order by 1) as skills`,
    );
    const { groups, skills } = people ?? { groups: [], skills: [] };
    return { connections, functions: this.#functions(), workflows: workflows.map((row) => row.name), groups, skills };
  }

  async list(): Promise<Definition[]> {
    const rows = await this.#database.query<{ name: string }>("select name from surety.workflows order by name");
    return Promise.all(rows.map((row) => this.current(row.name)));
  }

  /** Forgets what may have changed: the current version and stage of workflows. Versions never change. */
  forget(): void {
    this.#current.forget();
  }

  async #readCurrent(name: string): Promise<Definition> {
    const [row] = await this.#database.query<Omit<Definition, "name" | "compiled">>(
      `select w.stage, w.version, v.number, (select jsonb_build_object('challenger', c.id, 'version', c.version, 'share', c.canary_share)
         from surety.challengers c where c.workflow = w.name and c.canary_share > 0 limit 1) as canary
       from surety.workflows w join surety.versions v on v.hash = w.version where w.name = $1`,
      [name],
    );
    if (row === undefined) {
      throw new UserError({
        code: "workflow-not-found",
        message: `There is no workflow "${name}".`,
        remedy: "GET /api/v1/workflows lists them.",
        field: "workflow",
      });
    }
    return { name, ...row, compiled: await this.version(row.version) };
  }
}
