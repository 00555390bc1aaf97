import type { GateLook } from "@surety/core/wire/gate";
import { deltaForLook } from "@surety/core/statistics/spend-delta";
import type { GateEvidence } from "../models/gate-evidence.ts";
import { gateStanding } from "./gate-wire.ts";
import type { Queryable } from "../storage/database.ts";

export interface StoredLook {
  id: string;
  model: string;
  active: boolean;
  evidence: Partial<GateEvidence>;
  target: number;
  assurance: number;
  created_at: Date;
  closed: Record<string, { at: string; alert: string }>;
  override: { because: string; by: string; at: string } | null;
}

/** Every derivation of a gate, the newest first. */
export async function storedLooks(database: Queryable, workflow: string, judgment: string): Promise<StoredLook[]> {
  return database.query<StoredLook>(
    `select g.id, g.model, g.active, g.evidence, g.target, g.assurance, g.created_at, ${gateStanding} from surety.gates g
     where g.workflow = $1 and g.judgment = $2 order by g.created_at desc, g.id desc`,
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
    tested,
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
