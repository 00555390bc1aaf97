import { z } from "zod";
import { instant, pageOf } from "@surety/core/wire/common";
import type { Database } from "../storage/database.ts";
import { Conditions } from "./conditions.ts";
import { limitOf, type Page, type PageRequest, pageFrom, readCursor } from "./page.ts";

/** A known right answer and where it came from. */
export const labelRow = z.object({
  id: z.string(),
  judgment: z.string(),
  text: z.string(),
  value: z.string(),
  source: z.enum(["import", "review", "audit", "outcome"]),
  part: z.enum(["train", "calibration"]),
  segment: z.string().nullable(),
  caseId: z.string().nullable(),
  externalId: z.string().nullable(),
  person: z.string().nullable(),
  at: instant,
});
export type LabelRow = z.output<typeof labelRow>;
export const labelPage = pageOf(labelRow);

export interface LabelFilter extends PageRequest {
  judgment?: string | undefined;
}

/** The labels of a workflow, newest first. */
export async function listLabels(database: Database, workflow: string, filter: LabelFilter): Promise<Page<LabelRow>> {
  const limit = limitOf(filter);
  const conditions = new Conditions();
  conditions.add("l.workflow = #", workflow);
  conditions.add("l.judgment = #", filter.judgment);
  conditions.add("l.id < #::uuid", readCursor(filter, 1)?.[0]);
  const rows = await database.query<Omit<LabelRow, "at"> & { at: Date }>(
    `select l.id, l.judgment, l.text, l.value, l.source, l.part, l.segment, l.case_id as "caseId",
       l.external_id as "externalId", surety.name_of(l.person) as person, l.at
     from surety.labels l ${conditions.where()} order by l.id desc limit ${limit + 1}`,
    conditions.values,
  );
  return pageFrom(
    rows,
    limit,
    (row) => ({ ...row, at: row.at.toISOString() }),
    (row) => [row.id],
  );
}
