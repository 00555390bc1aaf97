import { randomBytes } from "node:crypto";

/** A fresh secret for signed webhooks, as Standard Webhooks writes it. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}
