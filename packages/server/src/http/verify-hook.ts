import { UserError } from "@surety/core/errors/user-error";
import { Secret } from "@surety/core/ports/secret";
import { verifyStandardWebhook } from "@surety/connectors/webhook/verify-webhook";
import type { AppParts } from "./app-env.ts";

/** The id of a signed message, by which repeats are known. `secretRef` is `secret:NAME`. Throws `bad-signature`. */
export async function verifyHook(
  { secrets, clock }: Pick<AppParts, "secrets" | "clock">,
  secretRef: string,
  headers: Headers,
  body: string,
): Promise<string> {
  const secret = await secrets.read(secretRef.replace(/^secret:/, ""));
  if (secret === null) throw notEntered();
  const verdict = verifyStandardWebhook({
    headers: Object.fromEntries(headers),
    body,
    secret: new Secret(secret),
    now: clock.now(),
  });
  if (!verdict.ok) throw badSignature(verdict.reason);
  return verdict.id;
}

function notEntered(): UserError {
  return new UserError({
    code: "bad-signature",
    message: "The webhook was not accepted: its secret has not been entered yet.",
    remedy:
      "Whoever runs Surety enters it with surety secrets enter NAME, or in the console under Settings, Connections.",
  });
}

export function badSignature(reason: string): UserError {
  return new UserError({
    code: "bad-signature",
    message: `The webhook was not accepted: ${reason}.`,
    remedy:
      "Sign the exact bytes of the body as Standard Webhooks says, with the secret of this trigger and a clock that is right.",
  });
}
