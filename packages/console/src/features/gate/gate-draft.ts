import type { GateChange, GateDetail } from "@surety/core/wire/gate-detail";

/** What stands in the form: per cents and money as people type them. */
export type GateDraft = {
  maxError: string;
  assurance: string;
  audit: string;
  byHand: boolean;
  threshold: string;
  costOfError: string;
  because: string;
};

/** The form as the gate is now. */
export function draftOf({ gate, fixedThreshold, costs, looks }: GateDetail): GateDraft {
  const earned = looks.find((look) => look.inForce)?.segments.find((one) => one.threshold !== null)?.threshold;
  return {
    maxError: inPercent(gate.maxError),
    assurance: inPercent(gate.assurance),
    audit: inPercent(gate.audit),
    byHand: fixedThreshold !== null,
    threshold: inPercent(fixedThreshold ?? Math.ceil((earned ?? 0.9) * 1000) / 1000),
    costOfError: costs.error === null ? "" : String(costs.error),
    because: "",
  };
}

/** The first field that cannot be saved. */
export function problemOf(draft: GateDraft): { field: keyof GateDraft; message: string } | null {
  const outside = (field: keyof GateDraft, low: number, high: number) => {
    const value = Number(draft[field]);
    return draft[field] === "" || !(value >= low && value <= high)
      ? { field, message: `Between ${low} and ${high}.` }
      : null;
  };
  return (
    outside("maxError", 0.01, 99) ??
    outside("assurance", 50, 99.99) ??
    outside("audit", 1, 100) ??
    (draft.byHand ? outside("threshold", 0, 100) : null) ??
    (draft.costOfError === "" ? null : outside("costOfError", 0, 1e12))
  );
}

/** What the form changes; null where it changes nothing. */
export function changeOf(detail: GateDetail, draft: GateDraft): GateChange | null {
  const before = draftOf(detail);
  const change: Omit<GateChange, "version" | "because"> = {};
  if (draft.maxError !== before.maxError) change.maxError = share(draft.maxError);
  if (draft.assurance !== before.assurance) change.assurance = share(draft.assurance);
  if (draft.audit !== before.audit) change.audit = share(draft.audit);
  const fixed = draft.byHand ? share(draft.threshold) : null;
  if (draft.byHand !== before.byHand || (draft.byHand && draft.threshold !== before.threshold))
    change.fixedThreshold = fixed;
  if (draft.costOfError !== before.costOfError)
    change.costOfError = draft.costOfError === "" ? null : Number(draft.costOfError);
  if (Object.keys(change).length === 0) return null;
  return { version: detail.version.hash, ...change, ...(draft.because === "" ? {} : { because: draft.because }) };
}

const inPercent = (value: number) => String(Number((value * 100).toFixed(4)));
const share = (text: string) => Number((Number(text) / 100).toFixed(6));
