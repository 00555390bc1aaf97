import type { Queryable } from "../storage/database.ts";

/**
 * For each segment of a gate that an alarm has shut: from when on labels count as evidence for it again. What an alarm has
 * disproved is no evidence any more, also after the gate was reopened; unless a person has said that the alarm was wrong. The
 * errors of a challenger that never came into force speak against it alone, and it is withdrawn for them: the champion keeps
 * its labels.
 */
export async function evidenceSince(
  database: Queryable,
  workflow: string,
  judgment: string,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await database.query<{ segment: string; at: Date }>(
    `select c.segment, max(c.at) as at from surety.gate_turns c
     where c.workflow = $1 and c.judgment = $2 and c.turn = 'closed' and not exists (
       select 1 from surety.gate_turns o where o.workflow = c.workflow and o.judgment = c.judgment and o.segment = c.segment
         and o.turn = 'reopened' and o.how = 'override' and o.at > c.at)
       and not exists (
         select 1 from surety.gates g where g.id = c.gate and not g.active and g.evidence ? 'challenge' and not exists (
           select 1 from surety.promotions p where p.challenger::text = g.evidence #>> '{challenge,id}'))
     group by c.segment`,
    [workflow, judgment],
  );
  return new Map(rows.map((row) => [row.segment, row.at]));
}

/** The labels that are evidence: those of a shut segment only from when it was shut. */
export function labelsSince<Label extends { segment: string | null; at: Date }>(
  labels: readonly Label[],
  since: ReadonlyMap<string, Date>,
  segmented: boolean,
): Label[] {
  return labels.filter((label) => {
    const from = since.get(segmented ? (label.segment ?? "unknown") : "");
    return from === undefined || label.at > from;
  });
}
