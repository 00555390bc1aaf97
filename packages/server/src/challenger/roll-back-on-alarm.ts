import type { TaskHandler } from "@surety/core/ports/engine";
import type { AlertFacts } from "@surety/core/wire/alert";
import type { HouseModels } from "../models/house-models.ts";
import { append } from "../security/audit-log.ts";
import type { Transaction } from "../storage/database.ts";
import { raiseAlert, system } from "../watch/raise-alert.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { readChallenger, setStatus } from "./challenger-rows.ts";
import { lastPromotion, rollBack } from "./roll-back.ts";
import { rolledBackFacts } from "./rolled-back-facts.ts";

/** A broken guarantee, with the model that its gate let decide. */
interface Alarm {
  id: string;
  workflow: string;
  judgment: string;
  title: string;
  facts: AlertFacts;
  at: Date;
  model: string;
  /** Whether the gate is the one in force, and the challenger for which it was derived. */
  active: boolean;
  challenger: string | null;
}

const dayMs = 86_400_000;

/**
 * What a broken guarantee means for challengers: one that broke it in its canary is withdrawn, and one that was promoted not
 * long ago gives its place back. Done twice it does nothing the second time.
 */
export function rollBackOnAlarm(world: WorkerWorld, models: HouseModels): TaskHandler {
  return async ({ payload }) => {
    const alarm = await readAlarm(world, String(payload["alert"]));
    if (alarm === null || (await withdrawCanary(world, alarm)) || !(await isOfPromotion(world, alarm))) return;
    const also = (tx: Transaction) => alertRollback(tx, world, alarm);
    const because = `${alarm.title}: ${alarm.facts.what}`;
    await rollBack(world, models, { workflow: alarm.workflow, because, automatic: true, also }, system);
    world.log.warn(`${alarm.workflow} was rolled back by itself: ${alarm.title}`);
  };
}

async function readAlarm(world: WorkerWorld, id: string): Promise<Alarm | null> {
  const [row] = await world.database.query<Alarm>(
    `select a.id, a.workflow, a.judgment, a.title, a.facts, a.created_at as at, g.model, g.active,
       g.evidence #>> '{challenge,id}' as challenger
     from surety.alerts a join surety.gates g on g.id = a.gate where a.id = $1`,
    [id],
  );
  return row ?? null;
}

/** A gate that waits for a promotion can only have let cases of a canary pass. */
async function withdrawCanary(world: WorkerWorld, alarm: Alarm): Promise<boolean> {
  if (alarm.active || alarm.challenger === null) return false;
  const challenger = alarm.challenger;
  const ended = await world.database.transaction(async (tx) => {
    const row = await readChallenger(tx, challenger, true);
    if (row.ended_at !== null) return false;
    const now = world.clock.now();
    await setStatus(tx, challenger, "withdrawn", `Withdrawn by an alarm in its canary. ${alarm.facts.what}`, now);
    const detail = { challenger, alert: alarm.id };
    await append(tx, { actor: system, verb: "withdraw challenger", object: `workflow ${alarm.workflow}`, detail }, now);
    return true;
  });
  if (ended) world.definitions.forget();
  return ended;
}

/** Whether the model that broke its promise is one that the last promotion has brought, not longer ago than was agreed. */
async function isOfPromotion(world: WorkerWorld, alarm: Alarm): Promise<boolean> {
  const last = await lastPromotion(world.database, alarm.workflow);
  if (last === null) return false;
  const { models, criteria } = await readChallenger(world.database, last.challenger);
  const isItsGate = alarm.challenger === last.challenger;
  const isItsModel =
    models[alarm.judgment] === alarm.model && last.previous.models[alarm.judgment] !== models[alarm.judgment];
  const days = (alarm.at.getTime() - last.at.getTime()) / dayMs;
  return (isItsGate || isItsModel) && days <= criteria.rollbackDays;
}

async function alertRollback(tx: Transaction, world: WorkerWorld, alarm: Alarm): Promise<void> {
  await raiseAlert(tx, world, {
    id: world.newId(),
    workflow: alarm.workflow,
    judgment: null,
    segment: null,
    kind: "rolled-back",
    rate: null,
    severity: "warning",
    gate: null,
    watch: null,
    facts: rolledBackFacts(alarm.facts),
  });
}
