import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useRollBack } from "../../services/challengers.ts";
import { formValues } from "../account/form-values.ts";

/** Puts back what was in force before the last promotion. */
export function RollbackDialog({ workflow }: { workflow: string }) {
  const [open, setOpen] = useState(false);
  const rollBack = useRollBack(workflow);
  const submit = (because: string) => rollBack.mutate(because, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button small tone="harm" onClick={() => setOpen(true)}>
        Roll back
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Roll back the last promotion">
        <form className="flex flex-col gap-4" onSubmit={(event) => submit(formValues(event)["because"] ?? "")}>
          <p className="text-ink-2">
            The version, models and gates that were in force before come back at once. What was decided meanwhile is not
            undone; cases that have begun keep their version.
          </p>
          <Field label="Because" name="because" required minLength={3} hint="Kept in the audit log." />
          {rollBack.isError && <ProblemNote error={rollBack.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button tone="harm" type="submit" disabled={rollBack.isPending}>
              Roll back
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}
