import type { Absence, DeskPerson } from "@surety/core/wire/desk";
import { useQuery } from "@tanstack/react-query";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field, Select } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { groupsQuery, useSetAbsence } from "../../services/people.ts";
import { fieldProblem } from "../../services/problem.ts";
import { formValues } from "../account/form-values.ts";
import { fieldMoment } from "./person-words.ts";

const day = 86_400_000;

type Props = { person: DeskPerson; people: DeskPerson[]; onClose: () => void };

/** From when until when somebody is away, and where their work goes. */
export function AbsenceForm({ person, people, onClose }: Props) {
  const save = useSetAbsence();
  const groups = useQuery(groupsQuery).data ?? [];
  const { id, absence } = person;
  const submit = (values: Record<string, string>) =>
    save.mutate({ id, absence: absenceFrom(values) }, { onSuccess: onClose });
  const now = new Date();
  const standIns = [
    { value: "", label: "Nobody: it goes back to its queue" },
    ...people
      .filter((one) => one.id !== id && one.role !== "viewer")
      .map((one) => ({ value: `person ${one.id}`, label: one.name })),
    ...groups.map(({ name }) => ({ value: `group ${name}`, label: `${name} (group)` })),
  ];
  return (
    <Dialog open onClose={onClose} title={`Out of office: ${person.name}`}>
      <form className="flex flex-col gap-3" onSubmit={(event) => submit(formValues(event))}>
        <div className="grid grid-cols-2 gap-3">
          <Field
            label="From"
            name="from"
            type="datetime-local"
            required
            defaultValue={fieldMoment(absence === null ? now : new Date(absence.from))}
            problem={fieldProblem(save.error, "from")}
          />
          <Field
            label="Until"
            name="until"
            type="datetime-local"
            required
            defaultValue={fieldMoment(absence === null ? new Date(now.getTime() + day) : new Date(absence.until))}
            problem={fieldProblem(save.error, "until")}
          />
        </div>
        <Select
          label="Who does the work"
          bare={false}
          name="standIn"
          defaultValue={standInValue(absence)}
          options={standIns}
        />
        <p className="text-sm text-ink-3">
          When it begins, what was given to {person.name} moves there; what is being worked on stays until it is left.
        </p>
        {save.isError && <ProblemNote error={save.error} />}
        <div className="flex gap-2">
          <Button tone="primary" type="submit" disabled={save.isPending}>
            Save
          </Button>
          {absence !== null && (
            <Button onClick={() => save.mutate({ id, absence: null }, { onSuccess: onClose })}>
              {absence.now ? "Back again" : "Not away after all"}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function absenceFrom(values: Record<string, string>): Absence {
  const to = values["standIn"] ?? "";
  const standIn = to.startsWith("person ") ? { person: to.slice(7) } : to === "" ? null : { group: to.slice(6) };
  const moment = (name: string) => new Date(values[name] ?? "").toISOString();
  return { from: moment("from"), until: moment("until"), standIn };
}

function standInValue(absence: DeskPerson["absence"]): string {
  const standIn = absence?.standIn ?? null;
  if (standIn === null) return "";
  return "person" in standIn ? `person ${standIn.person}` : `group ${standIn.group}`;
}
