import type { DeskPerson, PeopleGroup } from "@surety/core/wire/desk";
import { useQuery } from "@tanstack/react-query";
import Users from "lucide-react/icons/users";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { Field } from "../../design/field.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { groupsQuery, useDeleteGroup, useSaveGroup } from "../../services/people.ts";
import { textOf, textsOf } from "./form-texts.ts";
import { ConfirmButton } from "../settings/confirm-button.tsx";

/** People that work can be given to together. */
export function GroupsCard({ people }: { people: DeskPerson[] }) {
  const groups = useQuery(groupsQuery);
  const remove = useDeleteGroup();
  const [editing, setEditing] = useState<PeopleGroup | "new" | null>(null);
  const mayChange = people.some((one) => one.mayChange);
  const make = mayChange && (
    <Button tone="primary" small onClick={() => setEditing("new")}>
      Make a group
    </Button>
  );
  return (
    <Card title="Groups" aside={make} flush>
      {editing !== null && (
        <GroupForm group={editing === "new" ? null : editing} people={people} onClose={() => setEditing(null)} />
      )}
      {remove.isError && <ProblemNote error={remove.error} />}
      <Loaded query={groups}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<Users size={28} aria-hidden />} title="No group yet">
              A workflow can give its reviews to a group: whoever of it has the least gets the next one.
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {rows.map((group) => (
                <li key={group.name} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
                  <div className="min-w-56 grow">
                    <p className="font-medium">{group.name}</p>
                    <p className="text-sm text-ink-3">{groupLine(group)}</p>
                  </div>
                  {mayChange && (
                    <>
                      <Button small aria-label={`Change ${group.name}`} onClick={() => setEditing(group)}>
                        Change
                      </Button>
                      <ConfirmButton
                        label="Remove"
                        question={group.usedBy.length > 0 ? `${group.usedBy.join(", ")} names it. Remove?` : "Remove?"}
                        onConfirm={() => remove.mutate(group.name)}
                      />
                    </>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function groupLine({ members, open, usedBy }: PeopleGroup): string {
  const who = members.length === 0 ? "nobody" : members.map(({ name }) => name).join(", ");
  const used = usedBy.length === 0 ? "" : ` · used by ${usedBy.join(", ")}`;
  return `${who}${open === 0 ? "" : ` · ${open} wait for one of them`}${used}`;
}

type Props = { group: PeopleGroup | null; people: DeskPerson[]; onClose: () => void };

function GroupForm({ group, people, onClose }: Props) {
  const save = useSaveGroup();
  const members = new Set(group?.members.map(({ id }) => id));
  const submit = (form: FormData) =>
    save.mutate(
      { name: group?.name ?? textOf(form, "name").trim(), members: textsOf(form, "members") },
      { onSuccess: onClose },
    );
  return (
    <Dialog open onClose={onClose} title={group === null ? "Make a group" : group.name}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        {group === null && (
          <Field label="Name" name="name" required autoFocus maxLength={100} hint="Workflows call it by this name." />
        )}
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-medium text-ink-2">Who is in it</legend>
          {people
            .filter(({ role }) => role !== "viewer")
            .map(({ id, name }) => (
              <label key={id} className="flex items-center gap-1.5">
                <input type="checkbox" name="members" value={id} defaultChecked={members.has(id)} /> {name}
              </label>
            ))}
        </fieldset>
        {save.isError && <ProblemNote error={save.error} />}
        <Button tone="primary" type="submit" disabled={save.isPending}>
          Save
        </Button>
      </form>
    </Dialog>
  );
}
