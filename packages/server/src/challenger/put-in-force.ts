import type { InForce } from "../storage/challenger-schema.ts";
import type { Transaction } from "../storage/database.ts";

/**
 * Makes this version, these models and these gates the ones in force, in the caller's transaction; judgments that it does
 * not name stay as they are. A gate of null leaves the judgment to people.
 */
export async function putInForce(
  tx: Transaction,
  workflow: string,
  { version, models, gates }: InForce,
): Promise<void> {
  await tx.query(
    `update surety.workflows set version = $2, title = (select document ->> 'title' from surety.versions where hash = $2) where name = $1`,
    [workflow, version],
  );
  for (const [judgment, hash] of Object.entries(models)) await activateModel(tx, workflow, judgment, hash);
  for (const [judgment, gate] of Object.entries(gates)) await activateGate(tx, workflow, judgment, gate);
}

async function activateModel(tx: Transaction, workflow: string, judgment: string, hash: string): Promise<void> {
  const where = [workflow, judgment, hash];
  await tx.query(
    "update surety.models set active = false where workflow = $1 and judgment = $2 and active and hash <> $3",
    where,
  );
  await tx.query("update surety.models set active = true where workflow = $1 and judgment = $2 and hash = $3", where);
}

async function activateGate(tx: Transaction, workflow: string, judgment: string, id: string | null): Promise<void> {
  await tx.query(
    "update surety.gates set active = false where workflow = $1 and judgment = $2 and active and id is distinct from $3",
    [workflow, judgment, id],
  );
  if (id !== null) await tx.query("update surety.gates set active = true where id = $1", [id]);
}
