import { auditError, type AuditVerdict } from "@surety/core/audit/audit-error";
import { lowestShare } from "@surety/core/audit/audit-share";
import { generateNamed } from "@surety/core/generate/compiled-generate";
import { isAccepted } from "@surety/core/generate/said-of-draft";
import type { CompiledWorkflow } from "@surety/core/workflow/compiled-workflow";
import type { SaidOfDrafts } from "../generate/draft-labels.ts";
import type { Queryable, Transaction } from "../storage/database.ts";
import type { ReviewRow } from "../storage/review-schema.ts";
import type { WorkerWorld } from "../worker/world.ts";
import { feedWatch } from "./feed-watch.ts";

/** One judgment of an answered audit, as it is kept. */
export interface Audit {
  review_id: string;
  judgment: string;
  case_id: string;
  workflow: string;
  segment: string | null;
  gate: string | null;
  confidence: number;
  probability: number;
  weight: number;
  error: 0 | 1;
  person: string;
  judged_at: Date;
  at: Date;
}

/**
 * Keeps what an audit found and feeds the watch of each guarantee that it speaks of, in the transaction that settles it:
 * once for each audit, and an alarm shuts its gate in that same commit.
 */
export async function recordAudit(
  tx: Transaction,
  world: WorkerWorld,
  review: ReviewRow,
  said: AuditVerdict & { person: string; ofDrafts: SaidOfDrafts },
): Promise<void> {
  const judged = await drawnJudgments(tx, review);
  const version = judged[0]?.version;
  if (version === undefined) return;
  const compiled = await world.definitions.version(version);
  for (const one of judged) {
    const error = errorOf(compiled, one, said);
    if (error === null) continue;
    const { value: _, version: _version, ...facts } = one;
    const weight = Math.min(1, smallestShare(compiled, review.block) / one.probability);
    const audit = { ...facts, review_id: review.id, weight, error, person: said.person, at: world.clock.now() };
    const watch = await feedWatch(tx, world, audit);
    await writeAudit(tx, audit, watch);
  }
}

/** A draft was wrong where its auditor would not have sent it; what was not looked at says nothing. */
function errorOf(
  compiled: CompiledWorkflow,
  { judgment, value }: Pick<Judged, "judgment" | "value">,
  { ofDrafts, ...said }: AuditVerdict & { ofDrafts: SaidOfDrafts },
): 0 | 1 | null {
  const spec = generateNamed(compiled, judgment);
  if (spec === null) return auditError(judgment, value, said);
  const found = ofDrafts.get(judgment);
  if (found === undefined) return null;
  return isAccepted(found, spec.alone?.mostChanged ?? 0) ? 0 : 1;
}

type Judged = Pick<Audit, "judgment" | "case_id" | "workflow" | "segment" | "gate" | "confidence" | "probability"> & {
  judged_at: Date;
  value: string | null;
  version: string;
};

/** Only judgments that were drawn by their own share: where a block raises it for one of them, the others came along. */
function drawnJudgments(tx: Queryable, review: ReviewRow): Promise<Judged[]> {
  return tx.query<Judged>(
    `select j.name as judgment, j.case_id, j.workflow, j.segment, j.gate, j.confidence, j.audit_probability as probability,
       j.at as judged_at, j.value, c.version
     from surety.judgments j join surety.cases c on c.id = j.case_id
     where j.case_id = $1 and j.block = $2 and j.route = 'audit' and j.audit_probability > 0 order by j.name`,
    [review.case_id, review.block],
  );
}

function smallestShare(compiled: CompiledWorkflow, block: number): number {
  const judge = compiled.blocks[block];
  return judge?.layer === "judge" ? lowestShare(judge.gate.auditPolicy) : 1;
}

async function writeAudit(tx: Queryable, audit: Audit, watch: string | null): Promise<void> {
  await tx.query(
    `insert into surety.audits (review_id, judgment, case_id, workflow, segment, gate, watch, confidence, probability, weight, error,
       person, judged_at, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      audit.review_id,
      audit.judgment,
      audit.case_id,
      audit.workflow,
      audit.segment,
      audit.gate,
      watch,
      audit.confidence,
      audit.probability,
      audit.weight,
      audit.error,
      audit.person,
      audit.judged_at,
      audit.at,
    ],
  );
}
