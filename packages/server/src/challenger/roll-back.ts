import { UserError } from "@surety/core/errors/user-error";
import type { Actor } from "../commands/commands.ts";
import type { HouseModels } from "../models/house-models.ts";
import { append } from "../security/audit-log.ts";
import type { InForce } from "../storage/challenger-schema.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { readChallenger, setStatus } from "./challenger-rows.ts";
import { readInForce } from "./in-force.ts";
import { putInForce } from "./put-in-force.ts";

export interface Rollback {
  workflow: string;
  because: string;
  /** Whether an alarm did it, and not a person. */
  automatic: boolean;
  /** What else must happen in the same commit. */
  also?: (tx: Transaction) => Promise<void>;
}

interface LastPromotion {
  id: string;
  challenger: string;
  previous: InForce;
  /** The gates that came into force with it. */
  gates: { judgment: string; gate: string }[];
  at: Date;
}

/** The newest promotion that is still in force; null where none was made or the newest was taken back. */
export async function lastPromotion(database: Queryable, workflow: string): Promise<LastPromotion | null> {
  const [row] = await database.query<LastPromotion & { rolled_back_at: Date | null }>(
    "select id, challenger, previous, record #> '{promoted,gates}' as gates, at, rolled_back_at from surety.promotions where workflow = $1 order by at desc, id desc limit 1",
    [workflow],
  );
  return row === undefined || row.rolled_back_at !== null ? null : row;
}

/** Puts back what was in force before the last promotion: version, models and gates, all or nothing. */
export async function rollBack(
  world: WorkerWorld,
  models: HouseModels,
  rollback: Rollback,
  actor: Actor,
): Promise<string> {
  const now = world.clock.now();
  const promotion = await world.database.transaction((tx) => restore(tx, rollback, actor, now));
  models.forget();
  world.gates.forget();
  world.definitions.forget();
  world.live.emit({ noun: "workflow", workflow: rollback.workflow, ids: [] });
  return promotion;
}

async function restore(
  tx: Transaction,
  { workflow, because, automatic, also }: Rollback,
  actor: Actor,
  now: Date,
): Promise<string> {
  await tx.query("select 1 from surety.workflows where name = $1 for update", [workflow]);
  const last = await lastPromotion(tx, workflow);
  if (last === null) throw nothingToRollBack(workflow);
  const row = await readChallenger(tx, last.challenger, true);
  const inForce = await readInForce(tx, workflow);
  const restored = stillInForce(last, { version: row.version, models: row.models }, inForce);
  await putInForce(tx, workflow, restored);
  await tx.query(
    `update surety.promotions set rolled_back_at = $2, rolled_back_by = $3, rolled_back_because = $4, rolled_back_automatically = $5
     where id = $1`,
    [last.id, now, actor.name, because, automatic],
  );
  await setStatus(tx, row.id, "rolled-back", `Rolled back: ${because}`, now);
  const detail = { promotion: last.id, because, automatic, restored };
  await append(tx, { actor, verb: "roll back", object: `workflow ${workflow}`, detail }, now);
  await also?.(tx);
  return last.id;
}

/** What the promotion changed and nobody has changed since; a document that was saved afterwards stays. */
function stillInForce(
  { previous, gates }: Pick<LastPromotion, "previous" | "gates">,
  promoted: Omit<InForce, "gates">,
  now: InForce,
): InForce {
  const restored: InForce = {
    version: now.version === promoted.version ? previous.version : now.version,
    models: {},
    gates: {},
  };
  for (const [judgment, hash] of Object.entries(promoted.models)) {
    if (now.models[judgment] !== hash) continue;
    const before = previous.models[judgment];
    if (before !== undefined) restored.models[judgment] = before;
    restored.gates[judgment] = previous.gates[judgment] ?? null;
  }
  if (restored.version !== previous.version) return restored;
  // Judgments of language models have no artefact: their gates go with the document that names them.
  const came = new Map(gates.map(({ judgment, gate }) => [judgment, gate]));
  for (const judgment of new Set([...came.keys(), ...Object.keys(previous.gates)]))
    if ((now.gates[judgment] ?? came.get(judgment)) === came.get(judgment))
      restored.gates[judgment] ??= previous.gates[judgment] ?? null;
  return restored;
}

function nothingToRollBack(workflow: string): UserError {
  return new UserError({
    code: "nothing-to-roll-back",
    message: `No promotion of ${workflow} is in force.`,
    remedy: "To use an older document, save it again.",
  });
}
