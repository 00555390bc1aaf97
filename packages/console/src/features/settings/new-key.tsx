import type { Role } from "@surety/core/wire/session";
import { Button } from "../../design/button.tsx";
import { CopyButton } from "../../design/copy-button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field, Select } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { fieldProblem } from "../../services/problem.ts";
import { useCreateKey } from "../../services/keys.ts";
import { formValues } from "../account/form-values.ts";

const roles: { value: Role; label: string }[] = [
  { value: "editor", label: "editor: sends cases, changes workflows" },
  { value: "reviewer", label: "reviewer: answers reviews" },
  { value: "viewer", label: "viewer: reads" },
  { value: "owner", label: "owner: everything" },
];

/** Makes a key and shows it the one time that it can be seen. */
export function NewKey({ open, onClose }: { open: boolean; onClose: () => void }) {
  const create = useCreateKey();
  const close = () => {
    create.reset();
    onClose();
  };
  const submit = (values: Record<string, string>) =>
    create.mutate({
      name: values["name"] ?? "",
      role: roles.find((role) => role.value === values["role"])?.value ?? "viewer",
    });
  return (
    <Dialog open={open} onClose={close} title={create.data ? "Your new key" : "Make an API key"}>
      {create.data ? (
        <div className="flex flex-col gap-3">
          <p className="text-ink-2">Copy it now. It is not stored and cannot be shown again.</p>
          <div className="flex items-center justify-between gap-2 rounded-md border bg-sunken px-3 py-2">
            <code className="min-w-0 font-mono text-sm break-all">{create.data.key}</code>
            <CopyButton text={create.data.key} />
          </div>
          <Button tone="primary" onClick={close}>
            I have it
          </Button>
        </div>
      ) : (
        <form className="flex flex-col gap-3" onSubmit={(event) => submit(formValues(event))}>
          <Field
            label="Name"
            name="name"
            required
            autoFocus
            hint="The system that will use it."
            problem={fieldProblem(create.error, "name")}
          />
          <Select label="It may act as" bare={false} name="role" defaultValue="editor" options={roles} />
          {create.isError && <ProblemNote error={create.error} />}
          <Button tone="primary" type="submit" disabled={create.isPending}>
            Make the key
          </Button>
        </form>
      )}
    </Dialog>
  );
}
