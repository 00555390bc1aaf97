import type { DeskPerson, DeskPersonChange } from "@surety/core/wire/desk";
import { useQuery } from "@tanstack/react-query";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Field } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { groupsQuery, useChangePerson } from "../../services/people.ts";
import { fieldProblem } from "../../services/problem.ts";
import { textOf, textsOf } from "./form-texts.ts";
import { hoursFrom, hoursText, wordsIn } from "./person-words.ts";

/** What somebody can and takes, for leads; when they work, for themselves too. */
export function PersonForm({ person, onClose }: { person: DeskPerson; onClose: () => void }) {
  const save = useChangePerson();
  const groups = useQuery(groupsQuery).data ?? [];
  const submit = (form: FormData) => {
    const text = (name: string) => textOf(form, name);
    const times: DeskPersonChange = { hours: hoursFrom(text("zone"), text("hours")) };
    const work: DeskPersonChange = person.mayChange
      ? {
          skills: wordsIn(text("skills")),
          capacity: Number(text("capacity")),
          groups: textsOf(form, "groups"),
        }
      : {};
    save.mutate({ id: person.id, change: { ...times, ...work } }, { onSuccess: onClose });
  };
  return (
    <Dialog open onClose={onClose} title={person.name}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit(new FormData(event.currentTarget));
        }}
      >
        {person.mayChange && (
          <>
            <Field
              label="Most reviews at once"
              name="capacity"
              type="number"
              min={0}
              max={1000}
              required
              autoFocus
              defaultValue={person.capacity}
              hint="Nobody is given more than that; 0 for nothing by itself."
              problem={fieldProblem(save.error, "capacity")}
            />
            <Field
              label="Skills"
              name="skills"
              defaultValue={person.skills.join(", ")}
              hint="Words with commas, as workflows ask for them: german, tax-law."
              problem={fieldProblem(save.error, "skills")}
            />
            <GroupBoxes groups={groups.map(({ name }) => name)} chosen={person.groups} />
          </>
        )}
        <div className="grid grid-cols-2 gap-3">
          <Field
            label="Time zone"
            name="zone"
            defaultValue={person.hours?.zone ?? ""}
            placeholder={Intl.DateTimeFormat().resolvedOptions().timeZone}
            hint="Empty where it does not matter."
            problem={fieldProblem(save.error, "hours/zone")}
          />
          <Field
            label="Works Monday to Friday"
            name="hours"
            defaultValue={hoursText(person.hours)}
            placeholder="09:00-17:00"
            hint="For whoever gives work to see."
            problem={fieldProblem(save.error, "hours/open/mon")}
          />
        </div>
        {save.isError && <ProblemNote error={save.error} />}
        <Button tone="primary" type="submit" disabled={save.isPending}>
          Save
        </Button>
      </form>
    </Dialog>
  );
}

function GroupBoxes({ groups, chosen }: { groups: string[]; chosen: string[] }) {
  if (groups.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
      <legend className="mb-1 text-sm font-medium text-ink-2">Groups</legend>
      {groups.map((name) => (
        <label key={name} className="flex items-center gap-1.5">
          <input type="checkbox" name="groups" value={name} defaultChecked={chosen.includes(name)} /> {name}
        </label>
      ))}
    </fieldset>
  );
}
