import type { Stage } from "@surety/core/wire/common";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useSetStage } from "../../services/workflows.ts";
import { formValues } from "../account/form-values.ts";
import { StageBadge, stageMeaning } from "./stage-badge.tsx";

const stages: Stage[] = ["draft", "shadow", "assisted", "live", "paused"];

/** Moves a workflow to another stage; what that means is said before it happens, and a reason is kept. */
export function StageControl({ workflow, stage }: { workflow: string; stage: Stage }) {
  const [open, setOpen] = useState(false);
  const [next, setNext] = useState<Stage>(stage);
  const setStage = useSetStage(workflow);
  const submit = (because: string) =>
    setStage.mutate({ stage: next, ...(because === "" ? {} : { because }) }, { onSuccess: () => setOpen(false) });
  const show = () => {
    setNext(stage);
    setStage.reset();
    setOpen(true);
  };
  return (
    <>
      <Button onClick={show}>Change stage</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Change the stage">
        <form className="flex flex-col gap-4" onSubmit={(event) => submit(formValues(event)["because"] ?? "")}>
          <fieldset className="flex flex-col gap-1">
            <legend className="sr-only">Stage</legend>
            {stages.map((each) => (
              <label
                key={each}
                className={`flex cursor-pointer items-center gap-3 rounded-md border px-3 py-2 ${each === next ? "border-accent-ink bg-accent-soft" : ""}`}
              >
                <input
                  type="radio"
                  name="stage"
                  value={each}
                  checked={each === next}
                  onChange={() => setNext(each)}
                  className="accent-accent"
                />
                <span className="w-20">
                  <StageBadge stage={each} />
                </span>
                <span className="text-ink-2">{stageMeaning(each)}</span>
              </label>
            ))}
          </fieldset>
          <Field label="Because" name="because" hint="Kept in the audit log." />
          {setStage.isError && <ProblemNote error={setStage.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it {stage}</Button>
            <Button tone="primary" type="submit" disabled={next === stage || setStage.isPending}>
              Make it {next}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
