import { secretText } from "@surety/core/ports/secret";
import { z } from "zod";
import { allowPrivate } from "../outbound/allow-list.ts";
import { isSigningSecret } from "./sign-webhook.ts";

/** A receiver of Standard Webhooks; `secret` is its signing secret (`whsec_` and base64). */
export const webhookSettings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  secret: secretText.refine(isSigningSecret, "a signing secret: whsec_ followed by base64 of 16 to 64 bytes"),
  allowPrivate,
});
export type WebhookSettings = z.output<typeof webhookSettings>;
