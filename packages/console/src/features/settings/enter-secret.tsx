import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { CopyButton } from "../../design/copy-button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { fieldProblem } from "../../services/problem.ts";
import { newSecret, useEnterSecret } from "../../services/secrets.ts";
import { formValues } from "../account/form-values.ts";

/** Enters the secret that a sender gave, or makes one and shows it the one time that it can be seen. */
export function EnterSecret({ name, onClose }: { name: string; onClose: () => void }) {
  const enter = useEnterSecret();
  const [made, setMade] = useState<string | null>(null);
  const make = () => {
    const value = newSecret();
    enter.mutate({ name, value }, { onSuccess: () => setMade(value) });
  };
  if (made !== null) return <MadeSecret name={name} value={made} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={`Enter ${name}`}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) =>
          enter.mutate({ name, value: formValues(event)["value"]?.trim() ?? "" }, { onSuccess: onClose })
        }
      >
        <Field
          label="Secret that the sender shows"
          name="value"
          type="password"
          autoComplete="off"
          required
          autoFocus
          hint="Begins with whsec_. Stored encrypted, never shown again."
          problem={fieldProblem(enter.error, "value")}
        />
        {enter.isError && <ProblemNote error={enter.error} />}
        <Button tone="primary" type="submit" disabled={enter.isPending}>
          Save
        </Button>
        <Button type="button" disabled={enter.isPending} onClick={make}>
          Make a new one for the sender
        </Button>
      </form>
    </Dialog>
  );
}

function MadeSecret({ name, value, onClose }: { name: string; value: string; onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={`The new ${name}`}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-2">Enter it where the webhooks come from, now: it cannot be shown again.</p>
        <div className="flex items-center justify-between gap-2 rounded-md border bg-sunken px-3 py-2">
          <code className="min-w-0 font-mono text-sm break-all">{value}</code>
          <CopyButton text={value} />
        </div>
        <Button tone="primary" onClick={onClose}>
          I have it
        </Button>
      </div>
    </Dialog>
  );
}
