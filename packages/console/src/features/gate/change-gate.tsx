import { handSetGate } from "@surety/core/gate/hand-set-threshold";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import { type FormEvent, useState } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { toasts } from "../../design/toast.tsx";
import { useChangeGate } from "../../services/gates.ts";
import { changeOf, draftOf, type GateDraft, problemOf } from "./gate-draft.ts";
import { segmentPictures } from "./gate-picture.ts";
import { segmentName } from "./segment-name.ts";
import { unbroken } from "../../design/format.ts";

type Props = { detail: GateDetail; open: boolean; onClose: () => void };

/** Asks another thing of the gate; what a threshold set by hand risks is said before it is saved. */
export function ChangeGate({ detail, open, onClose }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title={`Change the gate of ${detail.gate.judgment}`}>
      <ChangeForm detail={detail} onClose={onClose} />
    </Dialog>
  );
}

function ChangeForm({ detail, onClose }: Omit<Props, "open">) {
  const [draft, setDraft] = useState(() => draftOf(detail));
  const change = useChangeGate(detail.workflow, detail.gate.judgment);
  const set = (part: Partial<GateDraft>) => setDraft((old) => ({ ...old, ...part }));
  const wanted = changeOf(detail, draft);
  const problem = problemOf(draft);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === null || problem !== null) return;
    change.mutate(wanted, {
      onSuccess: ({ version }) => {
        toasts.add({ title: `Saved as version ${version.number}.` });
        onClose();
      },
    });
  };
  const number = (name: keyof Omit<GateDraft, "byHand">, label: string, hint: string) => (
    <Field
      label={label}
      hint={hint}
      inputMode="decimal"
      value={draft[name]}
      problem={problem?.field === name ? problem.message : null}
      onChange={(event) => set({ [name]: event.target.value })}
    />
  );
  return (
    <form className="flex flex-col gap-4" onSubmit={save}>
      <div className="grid grid-cols-3 gap-3">
        {number("maxError", "Target, %", "Most errors among automated")}
        {number("assurance", "Assurance, %", "How sure we must be")}
        {number("audit", "Audited, %", "Checked afterwards, 1 at least")}
      </div>
      <fieldset className="rounded-md border p-3">
        <label className="flex items-center gap-2 font-medium">
          <input
            type="checkbox"
            className="accent-accent"
            checked={draft.byHand}
            onChange={(event) => set({ byHand: event.target.checked })}
          />
          Set the threshold by hand
        </label>
        {draft.byHand && (
          <div className="mt-3 flex flex-col gap-2">
            {number("threshold", "Automate from a confidence of, %", "In all segments. No promise is made.")}
            <HandSetRisk detail={detail} threshold={Number(draft.threshold) / 100} />
          </div>
        )}
      </fieldset>
      {number("costOfError", `Cost of one wrong answer, ${detail.costs.currency}`, "Left empty where nobody can say")}
      <Field
        label="Because"
        hint="Kept in the audit log."
        value={draft.because}
        onChange={(event) => set({ because: event.target.value })}
      />
      {stricter(detail, draft) && (
        <p className="text-sm text-caught-ink">
          This asks for more than the labels were looked at for: nothing is automated until the thresholds are derived
          again, which is one more look.
        </p>
      )}
      {change.isError && <ProblemNote error={change.error} />}
      <div className="flex items-center justify-end gap-2">
        <span className="mr-auto text-sm text-ink-3">Saves a new version of the document.</span>
        <Button onClick={onClose}>Keep it as it is</Button>
        <Button tone="primary" type="submit" disabled={wanted === null || problem !== null || change.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}

function HandSetRisk({ detail, threshold }: { detail: GateDetail; threshold: number }) {
  const { maxError: target, assurance } = detail.gate;
  if (!(threshold >= 0 && threshold <= 1)) return null;
  return segmentPictures(detail).map(({ name, curve }) => {
    const risk = handSetGate({ curve, threshold, target, assurance, noun: detail.noun });
    return (
      <p key={name} className={`text-sm ${risk.keepsTarget ? "text-ink-2" : "text-harm-ink"}`}>
        {name !== "" && <b className="font-medium">{segmentName(name)}: </b>}
        {unbroken(risk.sentence)}
      </p>
    );
  });
}

function stricter({ gate }: GateDetail, draft: GateDraft): boolean {
  if (draft.byHand || gate.state !== "earned") return false;
  return Number(draft.maxError) / 100 < gate.maxError - 1e-9 || Number(draft.assurance) / 100 > gate.assurance + 1e-9;
}
