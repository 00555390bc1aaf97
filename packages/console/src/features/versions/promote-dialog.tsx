import type { ChallengerDetail } from "@surety/core/wire/challenger";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { percent } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { usePromote } from "../../services/challengers.ts";
import { formValues } from "../account/form-values.ts";

/** One click where the criteria are met; a reason that is kept where they are not. */
export function PromoteDialog({ detail, workflow }: { detail: ChallengerDetail; workflow: string }) {
  const [open, setOpen] = useState(false);
  const promote = usePromote(workflow, detail.id);
  const isReady = detail.verdict.state === "ready";
  const submit = (because: string) => promote.mutate(because, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button small tone={isReady ? "primary" : "plain"} onClick={() => setOpen(true)}>
        {isReady ? "Promote" : "Promote anyway"}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Promote the challenger">
        <form className="flex flex-col gap-4" onSubmit={(event) => submit(formValues(event)["because"] ?? "")}>
          <Consequences detail={detail} />
          {!isReady && (
            <>
              <ul className="flex list-disc flex-col gap-1 pl-5 text-sm">
                {detail.verdict.checks
                  .filter((check) => !check.met)
                  .map((check) => (
                    <li key={`${check.code} ${check.judgment}`}>{check.sentence}</li>
                  ))}
              </ul>
              <Field
                label="Because"
                name="because"
                required
                minLength={10}
                hint="At least ten characters. It stands in the signed record and in the audit log."
              />
            </>
          )}
          {promote.isError && <ProblemNote error={promote.error} />}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Not now</Button>
            <Button tone="primary" type="submit" disabled={promote.isPending}>
              {isReady ? "Promote and sign" : "Promote without the evidence"}
            </Button>
          </div>
        </form>
      </Dialog>
    </>
  );
}

function Consequences({ detail: { challenger, automation, criteria } }: { detail: ChallengerDetail }) {
  return (
    <p className="text-ink-2">
      Version {challenger.version.number} and its models are in force from then on, with gates of their own
      {automation.map((one) => ` (${one.judgment}: ${percent(one.challenger)} automated)`).join("")}. Cases that have
      begun keep the version they began with. One click puts everything back, and a guarantee that breaks within{" "}
      {criteria.rollbackDays} days does it by itself.
    </p>
  );
}
