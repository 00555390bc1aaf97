import type { Role } from "@surety/core/wire/session";
import { Button } from "../../design/button.tsx";
import { CopyButton } from "../../design/copy-button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Select } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Time } from "../../design/time.tsx";
import { useInvite } from "../../services/people.ts";
import { formValues } from "../account/form-values.ts";

const roles: { value: Role; label: string }[] = [
  { value: "reviewer", label: "reviewer: answers reviews" },
  { value: "editor", label: "editor: changes workflows, gives work" },
  { value: "viewer", label: "viewer: reads" },
  { value: "owner", label: "owner: everything" },
];

/** Makes a link with which somebody makes their own account, so that nobody else knows their password. */
export function InviteForm({ onClose }: { onClose: () => void }) {
  const invite = useInvite();
  const submit = (values: Record<string, string>) =>
    invite.mutate(roles.find(({ value }) => value === values["role"])?.value ?? "viewer");
  return (
    <Dialog open onClose={onClose} title="Invite somebody">
      {invite.data ? (
        <div className="flex flex-col gap-3">
          <p className="text-ink-2">
            Send them this link. It makes one account, ends <Time at={invite.data.expiresAt} />, and cannot be shown
            again.
          </p>
          <div className="flex items-center justify-between gap-2 rounded-md border bg-sunken px-3 py-2">
            <code className="min-w-0 font-mono text-sm break-all">{invite.data.link}</code>
            <CopyButton text={invite.data.link} />
          </div>
          <Button tone="primary" onClick={onClose}>
            I have it
          </Button>
        </div>
      ) : (
        <form className="flex flex-col gap-3" onSubmit={(event) => submit(formValues(event))}>
          <Select label="They may act as" bare={false} name="role" autoFocus options={roles} />
          {invite.isError && <ProblemNote error={invite.error} />}
          <Button tone="primary" type="submit" disabled={invite.isPending}>
            Make the link
          </Button>
        </form>
      )}
    </Dialog>
  );
}
