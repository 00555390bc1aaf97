import { UserError } from "@surety/core/errors/user-error";
import type { SuspectAnswer } from "@surety/core/wire/label";
import { append } from "../security/audit-log.ts";
import type { WorkerWorld } from "../worker/world.ts";
import type { Actor } from "./commands.ts";
import { judgmentNamed, labelOptions } from "./label-commands.ts";

interface Doubted {
  workflow: string;
  judgment: string;
  label_id: string;
  given: string;
  resolution: string | null;
}

/**
 * A person looks at a label that the model doubts: they keep it, or give it another value. A new value that the model
 * proposed too is confirmed by that; any other waits for a second person like every override.
 */
export async function resolveSuspect(
  world: WorkerWorld,
  suspectId: string,
  answer: SuspectAnswer,
  actor: Actor,
): Promise<void> {
  const workflow = await world.database.transaction(async (tx) => {
    const [row] = await tx.query<Doubted & { likely: string }>(
      "select workflow, judgment, label_id, given, likely, resolution from surety.suspects where id = $1 for update",
      [suspectId],
    );
    if (row === undefined)
      throw new UserError({ code: "suspect-not-found", message: `There is no suspect ${suspectId}.` });
    if (row.resolution !== null)
      throw new UserError({ code: "already-decided", message: "Somebody has looked at this label already." });
    const value = answer.resolution === "kept" ? row.given : (answer.value ?? row.likely);
    const { compiled } = await world.definitions.current(row.workflow);
    refuseUnknown(row.judgment, labelOptions(judgmentNamed(compiled, row.judgment)), value);
    const now = world.clock.now();
    await tx.query(
      "update surety.suspects set resolution = $2, resolved_value = $3, resolved_by = $4, resolved_at = $5 where id = $1",
      [suspectId, answer.resolution, value, actor.id, now],
    );
    if (answer.resolution === "relabelled") {
      const agreed = value === row.likely;
      await tx.query(
        `update surety.labels set value = $2, person = $3, at = $4, disputed_at = null, waiting = not $5,
           asked = case when $5 then asked else 'override' end, confirmed = case when $5 then 'agreement' end,
           confirmed_by = case when $5 then $3 end, confirmed_at = case when $5 then $4::timestamptz end where id = $1`,
        [row.label_id, value, actor.id, now, agreed],
      );
    }
    const detail = { label: row.label_id, resolution: answer.resolution, before: row.given, after: value };
    await append(tx, { actor, verb: "resolve suspect", object: `label ${row.label_id}`, detail }, now);
    return row.workflow;
  });
  world.live.emit({ noun: "label", workflow, ids: [] });
}

function refuseUnknown(judgment: string, options: readonly string[], value: string): void {
  if (options.includes(value)) return;
  throw new UserError({
    code: "bad-answer",
    field: "value",
    message: `${judgment} must be one of: ${options.join(", ")}.`,
    remedy: "Choose one of them, or keep the label.",
  });
}
