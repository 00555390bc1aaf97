import type { SecretStore } from "../security/secret-store.ts";
import type { Queryable } from "../storage/database.ts";
import { publicKeyOf, verifyEvidence } from "./sign-evidence.ts";

export interface PromotionsVerdict {
  records: number;
  /** Records that were changed after they were signed, or that another key signed. */
  broken: { id: string; workflow: string; because: "changed" | "another-key" }[];
}

/** Checks the signature of every promotion's record against the key of this installation. */
export async function verifyPromotions(
  database: Queryable,
  secrets: Pick<SecretStore, "read">,
): Promise<PromotionsVerdict> {
  const rows = await database.query<{
    id: string;
    workflow: string;
    record: unknown;
    signature: string;
    public_key: string;
  }>("select id, workflow, record, signature, public_key from surety.promotions order by id");
  const ours = rows.length === 0 ? null : await publicKeyOf(secrets);
  const broken: PromotionsVerdict["broken"] = [];
  for (const { id, workflow, record, signature, public_key: publicKey } of rows) {
    if (publicKey !== ours) broken.push({ id, workflow, because: "another-key" });
    else if (!verifyEvidence(record, { signature, publicKey })) broken.push({ id, workflow, because: "changed" });
  }
  return { records: rows.length, broken };
}
