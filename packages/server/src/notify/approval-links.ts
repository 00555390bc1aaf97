import { parseDuration } from "@surety/core/trigger/duration";
import type { Role } from "@surety/core/wire/session";
import type { Actor } from "../commands/commands.ts";
import { linkView } from "../preview/link-screen.ts";
import { may } from "../security/policy.ts";
import { tokenHash } from "../security/mail-tokens.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";

/** A link before it is written down. Its token is nowhere: it is made from the id by whoever holds the key. */
export interface NewApprovalLink {
  id: string;
  person: string;
  review: string;
  screenHash: string;
  expiresAt: Date;
}

/** Links for those of the reviews whose document allows them; each is bound to what its page shows now. */
export async function newApprovalLinks(
  world: WorkerWorld,
  receiver: { person: string; name: string; role: Role },
  reviews: readonly string[],
): Promise<NewApprovalLink[]> {
  const actor = actorOf(receiver);
  const links: NewApprovalLink[] = [];
  for (const review of reviews) {
    const view = await linkView(world, world.database, review, actor);
    if ("because" in view) continue;
    const { compiled } = await world.definitions.current(view.screen.workflow);
    const lasts = parseDuration(compiled.document.review.approveByLink?.expires ?? "24h");
    const expiresAt = new Date(world.clock.now().getTime() + lasts);
    links.push({ id: world.newId(), person: receiver.person, review, screenHash: view.hash, expiresAt });
  }
  return links;
}

export async function writeApprovalLinks(
  tx: Transaction,
  world: WorkerWorld,
  mail: string,
  links: readonly NewApprovalLink[],
): Promise<void> {
  for (const { id, person, review, screenHash, expiresAt } of links)
    await tx.query(
      `insert into surety.approval_links (id, token_hash, person, review, screen_hash, mail, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, tokenHash(world.mailTokens.approval(id)), person, review, screenHash, mail, world.clock.now(), expiresAt],
    );
}

/** A link that somebody holds, with who they are now. */
export interface HeldLink {
  id: string;
  review: string;
  screenHash: string;
  expiresAt: Date;
  usedAt: Date | null;
  actor: Actor;
}

/** The link of a token; null where there is none, or its person may not decide any more. Nothing is written. */
export async function findLink(database: Queryable, token: string): Promise<HeldLink | null> {
  const [row] = await database.query<Omit<HeldLink, "actor"> & { person: string; name: string; role: Role }>(
    `select l.id, l.review, l.screen_hash as "screenHash", l.expires_at as "expiresAt", l.used_at as "usedAt", p.id as person, p.name, p.role
     from surety.approval_links l join surety.people p on p.id = l.person where l.token_hash = $1`,
    [tokenHash(token)],
  );
  if (row === undefined) return null;
  const { person: _, name: __, role: ___, ...link } = row;
  const actor = actorOf(row);
  return may(actor, "decide", "review") ? { ...link, actor } : null;
}

function actorOf({ person, name, role }: { person: string; name: string; role: Role }): Actor {
  return { kind: "person", id: person, name, role };
}
