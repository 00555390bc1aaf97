import { keepsPromise } from "@surety/core/gate/keeps-promise";
import type { GateWire } from "@surety/core/wire/quality";
import type { WorkflowDocument } from "@surety/core/workflow/document";

/** The evidence of an active gate as it is stored: the wire shape, written when it was fitted. */
export interface StoredGate {
  judgment: string;
  evidence: Partial<GateWire> & { segmentBy?: string | null };
  createdAt: string | Date;
}

/** The gate of every judgment of a document: what labels have earned, or what the document alone says. */
export function gatesOf(document: WorkflowDocument, stored: readonly StoredGate[]): GateWire[] {
  return document.flow.flatMap((block) => {
    if (!("judge" in block)) return [];
    return Object.entries(block.judge).map(([judgment, spec]) => {
      const unearned = unearnedGate(judgment, "rule" in spec, block.gate);
      const earned = stored.find((gate) => gate.judgment === judgment);
      if (earned === undefined || unearned.mode !== "guaranteed") return unearned;
      const { segmentBy = null, ...evidence } = earned.evidence;
      const gate = { ...unearned, ...evidence, judgment, fittedAt: new Date(earned.createdAt).toISOString() };
      const asked = { ...unearned, segmentBy: block.gate.segment ?? null };
      // The document asks for more than the labels were looked at for: nothing is automated until they are again.
      return keepsPromise({ ...gate, segmentBy }, asked) ? gate : unearned;
    });
  });
}

function unearnedGate(
  judgment: string,
  isRule: boolean,
  policy: { maxError: number; assurance: number; audit: number; fixedThreshold?: number | undefined },
): GateWire {
  const mode = isRule ? "none" : policy.fixedThreshold === undefined ? "guaranteed" : "fixed";
  const state = mode === "guaranteed" ? "learning" : mode;
  const { maxError, assurance, audit } = policy;
  return { judgment, maxError, assurance, audit, mode, state, segments: [], curve: [], fittedAt: null };
}
