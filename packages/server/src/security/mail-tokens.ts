import { createHash, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/**
 * The tokens of links in mails. Each is 256 bits that only the key of this installation can make, so that a mail that is
 * sent again carries the same one, and no table has to keep it: tables have hashes.
 */
export interface MailTokens {
  /** Decides one review, for one person, once. */
  approval(linkId: string): string;
  /** Answers one question to a sender, once. */
  answer(questionId: string): string;
  /** The question that a token answers; null where it is none of ours. */
  questionOf(token: string): string | null;
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
  const answer = (id: string) => `${shortId(id)}${sign("answer", id)}`;
  return {
    approval: (linkId) => sign("approval", linkId),
    answer,
    questionOf(token) {
      const id = longId(token.slice(0, shortLength));
      return isSame(Buffer.from(token), Buffer.from(answer(id))) ? id : null;
    },
    unsubscribe: (person) => sign("unsubscribe", person),
    seal,
    isSealed: (text, given) => isSame(Buffer.from(given), Buffer.from(seal(text))),
  };
}

/** Of a UUID without its dashes, in base64. */
const shortLength = 22;

function shortId(id: string): string {
  return Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
}

function longId(short: string): string {
  const hex = Buffer.from(short, "base64url").toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** What tables know of a token; also for whatever somebody sends in its place. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
