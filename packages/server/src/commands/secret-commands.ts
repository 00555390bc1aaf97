import { isSigningSecret } from "@surety/connectors/webhook/sign-webhook";
import { UserError } from "@surety/core/errors/user-error";
import { Secret } from "@surety/core/ports/secret";
import { secretName } from "@surety/core/wire/secret";
import { append } from "../security/audit-log.ts";
import type { SecretStore } from "../security/secret-store.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Commands } from "./commands.ts";

type SecretCommands = Pick<Commands, "enterSecret" | "removeSecret">;

/** Secrets that documents name. The audit log says which were entered and removed, never what they are. */
export function secretCommands({ database, clock }: WorkerWorld, secrets: SecretStore): SecretCommands {
  return {
    async enterSecret(name, text, actor) {
      refuseBadName(name);
      refuseBadSecret(text);
      await database.transaction(async (tx) => {
        await secrets.save(tx, name, text);
        await append(tx, { actor, verb: "enter secret", object: `secret ${name}`, detail: {} }, clock.now());
      });
    },
    async removeSecret(name, actor) {
      refuseBadName(name);
      if ((await secrets.read(name)) === null) throw notEntered(name);
      await database.transaction(async (tx) => {
        await secrets.remove(tx, name);
        await append(tx, { actor, verb: "remove secret", object: `secret ${name}`, detail: {} }, clock.now());
      });
    },
  };
}

/** Secrets of connections and the key of this installation have names of another form: nobody reaches them here. */
function refuseBadName(name: string): void {
  if (secretName.safeParse(name).success) return;
  throw new UserError({
    code: "bad-name",
    field: "name",
    message: `"${name}" cannot be a secret's name.`,
    remedy: "Use the name behind secret: in the workflow's document: capitals, digits and _.",
  });
}

function refuseBadSecret(text: string): void {
  if (isSigningSecret(new Secret(text))) return;
  throw new UserError({
    code: "bad-secret",
    field: "value",
    message: "This is not a secret of Standard Webhooks: whsec_, then 16 to 64 bytes in base64.",
    remedy: "Copy it whole from the sender's settings, or let surety secrets enter NAME --new make one for the sender.",
  });
}

function notEntered(name: string): UserError {
  return new UserError({ code: "secret-not-found", message: `The secret "${name}" has not been entered.` });
}
