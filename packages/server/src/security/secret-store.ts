import type { Queryable } from "../storage/database.ts";
import type { Sealer } from "./sealed-secrets.ts";

/** Secrets by name, sealed in the database. Only the executor of a connection and the webhook door read them. */
export interface SecretStore {
  save(tx: Queryable, name: string, text: string): Promise<void>;
  /** Null where no secret has that name. */
  read(name: string): Promise<string | null>;
  remove(tx: Queryable, name: string): Promise<void>;
  names(): Promise<string[]>;
}

export function openSecretStore(database: Queryable, sealer: Sealer): SecretStore {
  return {
    async save(tx, name, text) {
      await tx.query(
        `insert into surety.secrets (name, ciphertext) values ($1, $2)
         on conflict (name) do update set ciphertext = excluded.ciphertext, created_at = now()`,
        [name, sealer.seal(name, text)],
      );
    },
    async read(name) {
      const [row] = await database.query<{ ciphertext: string }>(
        "select ciphertext from surety.secrets where name = $1",
        [name],
      );
      return row === undefined ? null : sealer.open(name, row.ciphertext);
    },
    async remove(tx, name) {
      await tx.query("delete from surety.secrets where name = $1", [name]);
    },
    async names() {
      return (await database.query<{ name: string }>("select name from surety.secrets order by name")).map(
        (row) => row.name,
      );
    },
  };
}
