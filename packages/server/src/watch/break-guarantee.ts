import { hajek } from "@surety/core/statistics/hajek";
import { brokenFacts } from "@surety/core/watch/alert-facts";
import { alarmLine, changePoint } from "@surety/core/watch/guarantee-watch";
import type { Queryable, Transaction } from "../storage/database.ts";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { WatchRow } from "./feed-watch.ts";
import { raiseAlert, system } from "./raise-alert.ts";
import type { Audit } from "./record-audit.ts";

/**
 * Shuts the gate of a guarantee that audits have disproved, in the transaction of the audit that did it, and raises the
 * alert. Whoever commits automated work shares the gate's row lock, so nothing is automated after this commits. A newer
 * gate of the same model rests on the same promise, and what waits to replace it on labels from before: they are shut too.
 * What was in force earlier is not, so that a rollback finds it as it was.
 */
export async function breakGuarantee(
  tx: Transaction,
  world: WorkerWorld,
  watch: WatchRow,
  last: Omit<Audit, "review_id">,
): Promise<void> {
  const now = world.clock.now();
  const alert = world.newId();
  const shut = await shutGates(tx, watch, alert, now);
  await tx.query("update surety.watches set broken_at = $2 where id = $1", [watch.id, now]);
  for (const gate of shut) {
    await tx.query(
      `insert into surety.gate_turns (id, gate, workflow, judgment, segment, turn, how, alert, at)
       values ($1, $2, $3, $4, $5, 'closed', 'alarm', $6, $7)`,
      [world.newId(), gate, watch.workflow, watch.judgment, watch.segment, alert, now],
    );
  }
  const facts = await factsOf(tx, watch, last, shut.length > 0);
  await append(
    tx,
    {
      actor: system,
      verb: "close gate",
      object: `gate ${watch.workflow}/${watch.judgment}`,
      detail: { segment: watch.segment, alert, gates: shut, errors: facts.errors, audits: facts.audited },
    },
    now,
  );
  await raiseAlert(tx, world, {
    id: alert,
    workflow: watch.workflow,
    judgment: watch.judgment,
    segment: watch.segment,
    kind: "guarantee-broken",
    rate: null,
    severity: "critical",
    gate: watch.gate,
    watch: watch.id,
    facts,
  });
  // Whoever else must act on it (a rollback, say) hears of it by a task of this same commit.
  await world
    .engine()
    .enqueueTasks(tx, [{ id: `guarantee-broken:${alert}`, name: "guarantee-broken", payload: { alert } }]);
  tx.afterCommit(() => {
    world.gates.forget();
    world.live.emit({ noun: "workflow", workflow: watch.workflow, ids: [] });
  });
}

/** The gates that were open until now; each keeps when and by which alert it was shut. */
async function shutGates(tx: Queryable, watch: WatchRow, alert: string, now: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `update surety.gates g set closed = g.closed || jsonb_build_object($2::text, jsonb_build_object('at', $3::text, 'alert', $4::text))
     from surety.gates own
     where own.id = $1 and g.workflow = own.workflow and g.judgment = own.judgment and not g.closed ? $2
       and (g.id = own.id or (g.active and g.model = own.model) or (not g.active and g.created_at > own.created_at))
     returning g.id`,
    [watch.gate, watch.segment, now.toISOString(), alert],
  );
  return rows.map((row) => row.id);
}

async function factsOf(tx: Queryable, watch: WatchRow, last: Omit<Audit, "review_id">, shut: boolean) {
  const audits = await tx.query<Pick<Audit, "error" | "weight" | "probability" | "judged_at">>(
    "select error, weight, probability, judged_at from surety.audits where watch = $1 order by at, review_id",
    [watch.id],
  );
  const all = [...audits, last];
  // Told of are the audits since things went wrong: those of good times before would only water them down.
  const bad = all.slice(changePoint(watch.max_error, all));
  const since = new Date(Math.min(...bad.map((one) => one.judged_at.getTime())));
  const [row] = await tx.query<{ automated: number; peak: number }>(
    `select (select count(*)::int from surety.judgments j where j.workflow = $1 and j.name = $2 and j.gate = $3
       and coalesce(j.segment, '') = $4 and j.route <> 'review' and j.at >= $5) as automated,
       (select peak from surety.watches where id = $6) as peak`,
    [watch.workflow, watch.judgment, watch.gate, watch.segment, since, watch.id],
  );
  const estimate = hajek(
    bad.map((one) => one.error),
    bad.map((one) => one.probability),
  );
  return brokenFacts({
    judgment: watch.judgment,
    segment: watch.segment,
    maxError: watch.max_error,
    audited: bad.length,
    errors: bad.filter((one) => one.error === 1).length,
    since,
    automated: row?.automated ?? 0,
    estimate: { value: estimate.estimate ?? 0, low: estimate.low, high: estimate.high, n: bad.length },
    evidence: row?.peak ?? 1,
    line: alarmLine(),
    shut,
  });
}
