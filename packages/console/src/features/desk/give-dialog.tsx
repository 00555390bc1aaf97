import type { DeskPerson, PeopleGroup, ReviewDesk } from "@surety/core/wire/desk";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Select } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { toasts } from "../../design/toast.tsx";
import { useGive } from "../../services/desk.ts";
import { groupsQuery, peopleQuery } from "../../services/people.ts";
import { sessionQuery } from "../../services/session.ts";
import { formValues } from "../account/form-values.ts";
import { useKeptText } from "../kept/use-kept-text.ts";

type Props = { id: string; desk: ReviewDesk; onClose: () => void; onTaken: () => void; onGone: () => void };

/** To whom: oneself first, then people, groups, and its queue. */
export function GiveDialog({ id, desk, onClose, onTaken, onGone }: Props) {
  const give = useGive(id);
  const label = useId();
  const [text, write, letGo] = useKeptText(`give.${id}`);
  const me = useQuery(sessionQuery).data?.person?.id ?? "";
  const people = useQuery({ ...peopleQuery, enabled: desk.may.give }).data ?? [];
  const groups = useQuery({ ...groupsQuery, enabled: desk.may.give }).data ?? [];
  const choices = choicesOf(desk, me, people, groups);
  const submit = (values: Record<string, string>) => {
    const to = values["to"] ?? choices[0]?.value ?? "";
    const person = to.startsWith("person ") ? to.slice(7) : null;
    const group = to.startsWith("group ") ? to.slice(6) : null;
    const note = text.trim() || null;
    give.mutate(
      { person, group, note },
      {
        onSuccess: () => {
          letGo();
          onClose();
          if (person === me) return onTaken();
          const name = choices.find(({ value }) => value === to)?.name ?? "";
          toasts.add({ title: to === "queue" ? "Given back to its queue" : `Given to ${name}`, timeout: 3000 });
          onGone();
        },
      },
    );
  };
  return (
    <Dialog open onClose={onClose} title={desk.may.give ? "Give this review" : "Take this review"}>
      <form className="flex flex-col gap-3" onSubmit={(event) => submit(formValues(event))}>
        <Select label="To" bare={false} name="to" autoFocus options={choices} />
        <div className="flex flex-col gap-1">
          <label htmlFor={label} className="text-sm font-medium text-ink-2">
            Note (goes with it)
          </label>
          <textarea
            id={label}
            rows={3}
            maxLength={4000}
            value={text}
            onChange={(event) => write(event.target.value)}
            className="w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5"
          />
        </div>
        {give.isError && <ProblemNote error={give.error} />}
        <Button tone="primary" type="submit" disabled={give.isPending} keys="Enter">
          {desk.may.give ? "Give" : "Take"}
        </Button>
      </form>
    </Dialog>
  );
}

type Choice = { value: string; label: string; name: string };

function choicesOf(desk: ReviewDesk, me: string, people: DeskPerson[], groups: PeopleGroup[]): Choice[] {
  const mine = desk.may.take ? [{ value: `person ${me}`, label: "Me", name: "you" }] : [];
  if (!desk.may.give) return mine;
  const others = people.filter(({ id, role }) => id !== me && role !== "viewer");
  return [
    ...mine,
    ...others.map((one) => ({ value: `person ${one.id}`, label: labelOf(one), name: one.name })),
    ...groups.map(({ name, members }) => ({
      value: `group ${name}`,
      label: `${name} (group of ${members.length})`,
      name,
    })),
    ...(desk.assignee === null ? [] : [{ value: "queue", label: "Back to its queue", name: "" }]),
  ];
}

function labelOf({ name, open, capacity, absence, skills }: DeskPerson): string {
  const state = absence?.now === true ? "out of office" : `${open} of ${capacity}`;
  return [`${name} (${state})`, ...(skills.length > 0 ? [skills.join(", ")] : [])].join(": ");
}
