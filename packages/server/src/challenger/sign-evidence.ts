import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { canonicalJson } from "@surety/core/workflow/canonical-json";
import type { SecretStore } from "../security/secret-store.ts";
import type { Transaction } from "../storage/database.ts";

/** Name of the installation's signing key among its sealed secrets. */
const keyName = "surety-promotion-key";
const keyLock = 7_788_003;

export interface Signed {
  /** Ed25519 over the canonical JSON of the record, in base64. */
  signature: string;
  /** PEM. */
  publicKey: string;
}

/** Signs a record with the key of this installation, which the first signature makes. */
export async function signEvidence(tx: Transaction, secrets: SecretStore, record: unknown): Promise<Signed> {
  await tx.query("select pg_advisory_xact_lock($1)", [keyLock]);
  const pem = (await secrets.read(keyName)) ?? (await newKey(tx, secrets));
  const key = createPrivateKey(pem);
  return { signature: sign(null, bytesOf(record), key).toString("base64"), publicKey: publicPem(pem) };
}

/** Whether the record is exactly what was signed with that key. */
export function verifyEvidence(record: unknown, { signature, publicKey }: Signed): boolean {
  try {
    return verify(null, bytesOf(record), createPublicKey(publicKey), Buffer.from(signature, "base64"));
  } catch {
    return false;
  }
}

/** The key that verifies this installation's records; null before the first one. */
export async function publicKeyOf(secrets: Pick<SecretStore, "read">): Promise<string | null> {
  const pem = await secrets.read(keyName);
  return pem === null ? null : publicPem(pem);
}

async function newKey(tx: Transaction, secrets: SecretStore): Promise<string> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  await secrets.save(tx, keyName, pem);
  return pem;
}

const publicPem = (pem: string): string => createPublicKey(pem).export({ type: "spki", format: "pem" }).toString();
const bytesOf = (record: unknown): Buffer => Buffer.from(canonicalJson(record));
