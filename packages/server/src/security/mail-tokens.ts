import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/**
 * The tokens of links in mails. Each is 256 bits that only the key of this installation can make, so that a mail that is
 * sent again carries the same one, and no table has to keep it: tables have hashes.
 */
export interface MailTokens {
  /** Decides one review, for one person, once. */
  approval(linkId: string): string;
  /** Ends the mails of one person. */
  unsubscribe(person: string): string;
  /** Vouches for a text that a page gives out and wants back. */
  seal(text: string): string;
  isSealed(text: string, seal: string): boolean;
}

export function mailTokens(key: Buffer): MailTokens {
  const own = Buffer.from(hkdfSync("sha256", key, "", "tokens in mails", 32));
  const sign = (...parts: string[]) => createHmac("sha256", own).update(JSON.stringify(parts)).digest("base64url");
  const seal = (text: string) => sign("seal", text);
  return {
    approval: (linkId) => sign("approval", linkId),
    unsubscribe: (person) => sign("unsubscribe", person),
    seal,
    isSealed: (text, given) => isSame(Buffer.from(given), Buffer.from(seal(text))),
  };
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What tables know of a token; also for whatever somebody sends in its place. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
