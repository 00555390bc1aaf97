import type { Stage } from "@surety/core/wire/common";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { readinessQuery } from "../../services/readiness.ts";
import { StageForm } from "./stage-form.tsx";

/** Opens the form that moves a workflow to another stage; what is missing for live stands on the button. */
export function StageControl({ workflow, stage }: { workflow: string; stage: Stage }) {
  const [open, setOpen] = useState(false);
  const readiness = useQuery(readinessQuery(workflow)).data;
  const met = readiness?.requirements.filter((one) => one.met).length ?? 0;
  const of = readiness?.requirements.length ?? 0;
  const close = () => setOpen(false);
  return (
    <>
      {readiness !== undefined && stage !== "live" && (
        <span className="text-sm text-ink-3">
          Ready for live: {met} of {of}
        </span>
      )}
      <Button onClick={() => setOpen(true)}>Change stage</Button>
      <Dialog open={open} onClose={close} title="Change the stage" wide>
        <StageForm workflow={workflow} stage={stage} readiness={readiness} onDone={close} />
      </Dialog>
    </>
  );
}
