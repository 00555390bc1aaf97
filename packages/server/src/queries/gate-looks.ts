import type { GateLook } from "@surety/core/wire/gate";
import { deltaForLook } from "@surety/core/statistics/spend-delta";
import type { GateEvidence } from "../models/gate-evidence.ts";
import type { Queryable } from "../storage/database.ts";

export interface StoredLook {
  id: string;
  model: string;
  active: boolean;
  evidence: Partial<GateEvidence>;
  target: number;
  assurance: number;
  created_at: Date;
}

/** Every derivation of a gate, the newest first. */
export async function storedLooks(database: Queryable, workflow: string, judgment: string): Promise<StoredLook[]> {
  return database.query<StoredLook>(
    `select id, model, active, evidence, target, assurance, created_at from surety.gates
     where workflow = $1 and judgment = $2 order by created_at desc, id desc`,
    [workflow, judgment],
  );
}

/** A derivation as the history shows it; what was not written down at the time is null. */
export function lookWire({ evidence, ...row }: StoredLook): GateLook {
  const { look = null, segmentBy = null, judgments = 1, labels = null, segments = [], tested = true } = evidence;
  return {
    id: row.id,
    at: row.created_at.toISOString(),
    look,
    spent: look === null ? null : tested ? deltaForLook(1 - row.assurance, look) : 0,
    model: row.model,
    maxError: row.target,
    assurance: row.assurance,
    segmentBy,
    judgments,
    labels,
    segments,
    inForce: row.active,
  };
}
