import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { UserError } from "@surety/core/errors/user-error";

/** Seals texts with AES-256-GCM; a sealed text opens only under the name it was sealed for. */
export interface Sealer {
  seal(name: string, text: string): string;
  /** Throws `UserError` where the key is another one (`wrong-key`) or the text was changed (`secret-damaged`). */
  open(name: string, sealed: string): string;
}

/** `v1.<which key>.<nonce>.<tag>.<ciphertext>`: the version lets the method change without losing what was sealed. */
const version = "v1";

export function sealerWith(key: Buffer): Sealer {
  const keyId = createHash("sha256").update("surety key id").update(key).digest("base64url").slice(0, 10);
  return {
    seal(name, text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(name));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return [version, keyId, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(
        ".",
      );
    },
    open(name, text) {
      const [given, sealedWith, ...parts] = text.split(".");
      const [nonce, tag, sealed] = parts.map((part) => Buffer.from(part, "base64url"));
      if (given !== version || nonce?.length !== 12 || tag?.length !== 16 || sealed === undefined) throw damaged(name);
      if (sealedWith !== keyId) throw wrongKey(name);
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(name)).setAuthTag(tag);
        return Buffer.concat([decipher.update(sealed), decipher.final()]).toString("utf8");
      } catch {
        throw damaged(name);
      }
    },
  };
}

function wrongKey(name: string): UserError {
  return new UserError({
    code: "wrong-key",
    message: `The secret "${name}" was sealed with another key than the one this server has.`,
    remedy: "Start the server with the SURETY_KEY (or the key file) it had before, or enter the secret again.",
    field: "SURETY_KEY",
  });
}

function damaged(name: string): UserError {
  return new UserError({
    code: "secret-damaged",
    message: `The stored secret "${name}" cannot be opened: it was changed or cut off.`,
    remedy: "Enter the secret again.",
    field: name,
  });
}
