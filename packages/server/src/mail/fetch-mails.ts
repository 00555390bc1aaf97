import { TransientError } from "@surety/core/errors/transient-error";
import { UserError } from "@surety/core/errors/user-error";
import type { IncomingMail, MailFate } from "@surety/core/ports/connector";
import { triggersOfKind, type TriggerInForce } from "../definitions/triggers-of-kind.ts";
import { noteSightings } from "../folders/sightings.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { type MailParts, takeMail } from "./take-mail.ts";
import { tellMailbox, tellRefusedMails } from "./tell-mailbox.ts";

/** Mails of one look into a mailbox; those that are left are taken by the next. */
const limits = { timeoutMs: 300_000, most: 50 };
/** A mail server that is started anew is no news. */
const patienceMs = 10 * 60_000;
/** Beside the hash, so that this lock meets no others. */
const lockSpace = 7_788_061;

export interface FetchParts extends MailParts {
  world: WorkerWorld;
  mostBytes: number;
}

/** Looks once into the mailboxes of all workflows. What two processes take at the same time is one case all the same. */
export async function fetchMails(parts: FetchParts): Promise<void> {
  await parts.world.database.transaction(async (tx) => {
    const [row] = await tx.query<{ mine: boolean }>("select pg_try_advisory_xact_lock($1, 0) as mine", [lockSpace]);
    if (row?.mine !== true) return;
    for (const one of await triggersOfKind(parts.world, "email")) await fetchFor(parts, one);
  });
}

async function fetchFor(parts: FetchParts, one: TriggerInForce): Promise<void> {
  const { spec } = one.trigger;
  if (!("email" in spec) || spec.email.connection === undefined) return;
  const { world } = parts;
  const key = { workflow: one.name, trigger: one.trigger.id };
  const refused: string[] = [];
  const trouble = await look(parts, one, spec.email.connection, refused).then(
    () => null,
    (error: Error) => error,
  );
  await tellRefusedMails(world, key, refused);
  const isPassing = trouble instanceof TransientError;
  const seen = isPassing ? [{ name: "away", mark: "away", size: 0 }] : [];
  const since = (await noteSightings(world.database, key, seen, world.clock.now())).get("away");
  const isOver = since === undefined || world.clock.now().getTime() - since.getTime() >= patienceMs;
  if (trouble !== null) world.log.warn(`mails of ${one.name}: ${trouble.message}`);
  if (trouble === null || isOver) await tellMailbox(world, key, spec.email.connection, trouble);
}

async function look(parts: FetchParts, one: TriggerInForce, name: string, refused: string[]): Promise<void> {
  const connection = await parts.world.connection(name);
  if (connection.mails === undefined) throw new Error(`the connection "${name}" leads to no mailbox`);
  await connection.mails((mail) => takeOne(parts, one, mail, refused), { ...limits, mostBytes: parts.mostBytes });
}

/** What is wrong with a mail puts it aside; what is wrong with us leaves it where it is. */
async function takeOne(
  parts: FetchParts,
  { workflow, trigger }: TriggerInForce,
  { content, size }: IncomingMail,
  refused: string[],
): Promise<MailFate> {
  try {
    if (content === null) throw tooLarge(size);
    await takeMail(parts, { workflow, trigger, content: only(content), sender: null });
    return "taken";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    refused.push(`${error.message} ${error.remedy ?? ""}`.trim());
    return "refused";
  }
}

async function* only(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

function tooLarge(size: number): UserError {
  return new UserError({
    code: "file-too-large",
    message: `A mail of ${Math.ceil(size / 1_048_576)} MB is larger than a file may be.`,
    remedy: "Whoever runs the server sets the limit with SURETY_LARGEST_FILE_MB.",
  });
}
