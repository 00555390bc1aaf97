import type { House } from "../main.ts";
import { listSecrets } from "../queries/list-secrets.ts";
import type { Terminal } from "./terminal.ts";

/** Tells at the terminal which webhooks take nothing yet, because nobody has entered what they are signed with. */
export async function sayMissingSecrets(house: House, terminal: Terminal): Promise<void> {
  for (const { name, enteredAt, usedBy } of await listSecrets(house.database))
    if (enteredAt === null)
      terminal.warn(
        `Webhooks of ${usedBy.join(", ")} are refused until the secret ${name} is entered: surety secrets enter ${name}`,
      );
}
