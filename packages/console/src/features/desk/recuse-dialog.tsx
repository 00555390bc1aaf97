import type { FormEvent } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { toasts } from "../../design/toast.tsx";
import { useRecuse } from "../../services/desk.ts";
import { fieldProblem } from "../../services/problem.ts";
import { useKeptText } from "../kept/use-kept-text.ts";

type Props = { id: string; onClose: () => void; onGone: () => void };

/** A conflict of interest, said once and for good. */
export function RecuseDialog({ id, onClose, onGone }: Props) {
  const recuse = useRecuse(id);
  const [reason, write, letGo] = useKeptText(`recuse.${id}`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    recuse.mutate(reason, {
      onSuccess: () => {
        letGo();
        onClose();
        toasts.add({ title: "This case never comes to you again.", timeout: 4000 });
        onGone();
      },
    });
  };
  return (
    <Dialog open onClose={onClose} title="I should not decide this">
      <form className="flex flex-col gap-3" onSubmit={submit}>
        <p className="text-ink-2">
          Somebody else decides it, and you never see this case in your inbox again. Editors and owners see the reason;
          whoever the case is about does not.
        </p>
        <Field
          label="Why"
          name="reason"
          required
          autoFocus
          minLength={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => write(event.target.value)}
          hint="Such as: I know this customer."
          problem={fieldProblem(recuse.error, "reason")}
        />
        {recuse.isError && <ProblemNote error={recuse.error} />}
        <Button tone="primary" type="submit" disabled={recuse.isPending}>
          Leave it to others for good
        </Button>
      </form>
    </Dialog>
  );
}
