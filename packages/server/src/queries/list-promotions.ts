import type { PromotionEvidence, PromotionRow } from "@surety/core/wire/challenger";
import { verifyEvidence } from "../challenger/sign-evidence.ts";
import type { InForce, ModelHashes } from "../storage/challenger-schema.ts";
import type { Queryable } from "../storage/database.ts";
import { candidateWire } from "./challenger-wire.ts";
import { isUuid } from "./page.ts";

interface Row {
  id: string;
  workflow: string;
  challenger: string;
  by: string | null;
  at: Date;
  record: Record<string, unknown>;
  signature: string;
  public_key: string;
  previous: InForce;
  override_because: string | null;
  rolled_back_at: Date | null;
  rolled_back_by: string | null;
  rolled_back_because: string | null;
  rolled_back_automatically: boolean | null;
  version: string;
  number: number;
  models: ModelHashes;
  previous_number: number;
}

const columns = `p.*, surety.name_of(p.promoted_by) as by, c.version, c.models, v.number, b.number as previous_number`;
const tables = `surety.promotions p join surety.challengers c on c.id = p.challenger join surety.versions v on v.hash = c.version
  join surety.versions b on b.hash = p.previous ->> 'version'`;

/** The promotions of a workflow, the newest first, each checked against its signature. `ours` is this installation's key. */
export async function listPromotions(
  database: Queryable,
  workflow: string,
  ours: string | null,
): Promise<PromotionRow[]> {
  const rows = await database.query<Row>(
    `select ${columns} from ${tables} where p.workflow = $1 order by p.at desc, p.id desc limit 50`,
    [workflow],
  );
  return rows.map((row) => promotionOf(row, ours));
}

/** The record of one promotion with its signature, as it can be kept and verified elsewhere. */
export async function readEvidence(
  database: Queryable,
  id: string,
  ours: string | null,
): Promise<PromotionEvidence | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<Pick<Row, "record" | "signature" | "public_key">>(
    "select record, signature, public_key from surety.promotions where id = $1",
    [id],
  );
  if (row === undefined) return null;
  const { record, signature, public_key: publicKey } = row;
  return { record, signature, publicKey, verified: isVerified(row, ours) };
}

function promotionOf(row: Row, ours: string | null): PromotionRow {
  return {
    id: row.id,
    workflow: row.workflow,
    challenger: row.challenger,
    by: row.by,
    at: row.at.toISOString(),
    overrideBecause: row.override_because,
    champion: candidateWire(row.previous.version, row.previous_number, row.previous.models),
    promoted: candidateWire(row.version, row.number, row.models),
    rolledBack: rolledBackOf(row),
    verified: isVerified(row, ours),
  };
}

function rolledBackOf(row: Row): PromotionRow["rolledBack"] {
  if (row.rolled_back_at === null) return null;
  return {
    by: row.rolled_back_by ?? "",
    at: row.rolled_back_at.toISOString(),
    because: row.rolled_back_because ?? "",
    automatic: row.rolled_back_automatically === true,
  };
}

function isVerified(row: Pick<Row, "record" | "signature" | "public_key">, ours: string | null): boolean {
  return row.public_key === ours && verifyEvidence(row.record, { signature: row.signature, publicKey: row.public_key });
}
