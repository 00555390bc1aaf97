import { lowestShare } from "@surety/core/audit/audit-share";
import { keepsPromise } from "@surety/core/gate/keeps-promise";
import { sharingJudgments } from "@surety/core/gate/sharing-judgments";
import type { GateWire } from "@surety/core/wire/quality";
import type { JudgeBlock } from "@surety/core/workflow/block-schema";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { GateEvidence } from "../models/gate-evidence.ts";

/** The active gate of a judgment, with what its derivation left behind. */
export interface StoredGate {
  judgment: string;
  evidence: Partial<GateEvidence>;
  createdAt: string | Date;
  /** Segments that an alarm has shut. */
  closed?: Record<string, { at: string; alert: string }>;
  /** The last word of a person that reopened this very gate without new evidence. */
  override?: { because: string; by: string; at: string } | null;
}

/** SQL: the closings and the override of gate g, as a stored gate carries them. */
export const gateStanding = `g.closed, (
  select json_build_object('because', t.because, 'by', surety.name_of(t.actor), 'at', t.at) from surety.gate_turns t
  where t.gate = g.id and t.turn = 'reopened' and t.how = 'override' order by t.at desc limit 1) as override`;

/** The gate of every judgment of a document: what labels have earned, or what the document alone says. */
export function gatesOf(document: WorkflowDocument, stored: readonly StoredGate[]): GateWire[] {
  return document.flow.flatMap((block) => {
    if (!("judge" in block)) return [];
    return Object.keys(block.judge).map((judgment) => {
      const earned = stored.find((gate) => gate.judgment === judgment);
      return gateOf(block, judgment, earned);
    });
  });
}

/** The gate of one judgment of a block, from the derivation in force. */
export function gateOf(block: JudgeBlock, judgment: string, stored: StoredGate | undefined): GateWire {
  const unearned = unearnedGate(block, judgment);
  if (stored === undefined || unearned.mode !== "guaranteed") return unearned;
  const { segmentBy = null, judgments = 1, maxError = 1, assurance = 0, segments = [] } = stored.evidence;
  const { mostChanged = 0 } = stored.evidence;
  const asked = {
    ...unearned,
    segmentBy: block.gate.segment ?? null,
    judgments: sharingJudgments(block),
    mostChanged: mostChangedIn(block, judgment),
  };
  // The document asks for more than the labels were looked at for: nothing is automated until they are again.
  if (!keepsPromise({ maxError, assurance, segmentBy, judgments, mostChanged }, asked)) return unearned;
  const earned = segments.some((one) => one.threshold !== null) ? "earned" : "learning";
  const state = Object.keys(stored.closed ?? {}).length > 0 ? "broken" : earned;
  return {
    ...unearned,
    maxError,
    assurance,
    state,
    segments,
    fittedAt: new Date(stored.createdAt).toISOString(),
    closed: Object.entries(stored.closed ?? {}).map(([segment, shut]) => ({ segment, ...shut })),
    ...(stored.override ? { override: { ...stored.override, at: new Date(stored.override.at).toISOString() } } : {}),
  };
}

function unearnedGate({ judge, gate }: JudgeBlock, judgment: string): GateWire {
  const isRule = "rule" in (judge[judgment] ?? {});
  const mode = isRule ? "none" : gate.fixedThreshold === undefined ? "guaranteed" : "fixed";
  const state = mode === "guaranteed" ? "learning" : mode;
  const { maxError, assurance } = gate;
  const audit = lowestShare(gate.audit);
  return { judgment, maxError, assurance, audit, mode, state, segments: [], fittedAt: null };
}

function mostChangedIn({ judge }: JudgeBlock, judgment: string): number {
  const spec = judge[judgment];
  return spec !== undefined && "generate" in spec ? (spec.generate.alone?.mostChanged ?? 0) : 0;
}
