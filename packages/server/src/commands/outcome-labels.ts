import { outcomeMeaning } from "@surety/core/measure/outcome-meaning";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { OutcomeValue } from "@surety/core/workflow/outcome-schema";
import type { Transaction } from "../storage/database.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { judgmentNamed, labelOptions } from "./label-commands.ts";

interface Told {
  id: string;
  name: string;
  value: OutcomeValue;
  at: Date;
  case_id: string;
}

interface Judged {
  answer: string | null;
  text: string | null;
  segment: string | null;
}

/**
 * What new outcomes say about the judgments of their cases is noted, and becomes labels. Nobody drew these cases at
 * random (only some are ever reopened), so such a label never sets a threshold: it has no draw probability and stays out of
 * the calibration part. An outcome is one voice: where it contradicts the answer a person is asked, and nothing learns
 * from it before that person agrees.
 */
export async function tellMeaning(
  tx: Transaction,
  world: WorkerWorld,
  compiled: CompiledWorkflow,
  ids: readonly string[],
): Promise<void> {
  const names = Object.keys(compiled.outcomes);
  if (ids.length === 0 || names.length === 0) return;
  const told = await tx.query<Told>(
    `select id, name, value, at, case_id from surety.outcomes
     where id = any($1::uuid[]) and case_id is not null and name = any($2) order by at`,
    [ids, names],
  );
  for (const one of told) await tellOne(tx, world, compiled, one);
}

async function tellOne(tx: Transaction, world: WorkerWorld, compiled: CompiledWorkflow, told: Told): Promise<void> {
  const spec = compiled.outcomes[told.name];
  if (spec === undefined || spec.judgment === null) return;
  const [judged] = await tx.query<Judged>(
    `select coalesce(decided_value, case when decided_by is null then null else value end) as answer, text, segment
     from surety.judgments where case_id = $1 and name = $2`,
    [told.case_id, spec.judgment],
  );
  if (judged === undefined) return;
  const options = labelOptions(judgmentNamed(compiled, spec.judgment));
  const { proves, label } = outcomeMeaning(spec, told.value, judged.answer, options);
  await tx.query("update surety.outcomes set judgment = $2, proves = $3 where id = $1", [
    told.id,
    spec.judgment,
    proves,
  ]);
  if (label === null || judged.text === null) return;
  await tx.query(
    `insert into surety.labels as l (id, workflow, judgment, case_id, text, value, source, part, segment, at, asked, waiting)
     values ($1, $2, $3, $4, $5, $6, 'outcome', 'train', $7, $8, case when $9 then 'override' end, $9)
     on conflict (workflow, judgment, case_id, source) where case_id is not null
     do update set value = excluded.value, at = excluded.at, asked = excluded.asked, waiting = excluded.waiting,
       confirmed = null, confirmed_by = null, confirmed_at = null, disputed_at = null
     where l.at <= excluded.at and l.value <> excluded.value`,
    [
      world.newId(),
      compiled.document.name,
      spec.judgment,
      told.case_id,
      judged.text,
      label,
      judged.segment,
      told.at,
      label !== judged.answer,
    ],
  );
}
