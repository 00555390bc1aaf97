import type { ReviewDesk } from "@surety/core/wire/desk";
import { useQuery } from "@tanstack/react-query";
import Users from "lucide-react/icons/users";
import { useRef, useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Time } from "../../design/time.tsx";
import { deskQuery } from "../../services/desk.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { GiveDialog } from "./give-dialog.tsx";
import { NoteField } from "./note-field.tsx";
import { RecuseDialog } from "./recuse-dialog.tsx";

type Props = {
  id: string;
  /** The review is this person's now. */
  onTaken: () => void;
  /** It went to somebody else. */
  onGone: () => void;
};

/** Who has the review, what was said about it, and the ways to pass it on. */
export function DeskRegion({ id, onTaken, onGone }: Props) {
  const desk = useQuery(deskQuery(id)).data;
  const [sheet, setSheet] = useState<"give" | "recuse" | null>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  useKeys([
    {
      keys: "a",
      label: "Take it, or give it to somebody",
      group: "Review",
      run: () => mayPass(desk) && setSheet("give"),
    },
    { keys: "n", label: "Write a note", group: "Review", run: () => note.current?.focus() },
    {
      keys: "Shift+n",
      label: "I should not decide this",
      group: "Review",
      run: () => desk?.may.recuse && setSheet("recuse"),
    },
  ]);
  if (desk === undefined) return null;
  const close = () => setSheet(null);
  return (
    <section aria-label="Who has it" className="flex flex-col gap-2 border-t px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Holder desk={desk} />
        <span className="grow" />
        {mayPass(desk) && (
          <Button small keys="a" onClick={() => setSheet("give")}>
            {desk.may.give ? "Give" : "Take"}
          </Button>
        )}
        {desk.may.recuse && (
          <Button small tone="ghost" keys="Shift+n" className="-ml-2" onClick={() => setSheet("recuse")}>
            I should not decide this
          </Button>
        )}
      </div>
      {desk.recusals?.map(({ name, reason, at }) => (
        <p key={name} className="text-sm [overflow-wrap:anywhere] text-ink-2">
          {name} should not decide this: {reason} <Time at={at} className="text-ink-3" />
        </p>
      ))}
      <Thread notes={desk.notes} />
      {desk.may.write && <NoteField id={id} field={note} />}
      {sheet === "give" && <GiveDialog id={id} desk={desk} onClose={close} onTaken={onTaken} onGone={onGone} />}
      {sheet === "recuse" && <RecuseDialog id={id} onClose={close} onGone={onGone} />}
    </section>
  );
}

const mayPass = (desk: ReviewDesk | undefined): boolean => desk !== undefined && (desk.may.take || desk.may.give);

function Holder({ desk: { assignee, group, note } }: { desk: ReviewDesk }) {
  return (
    <>
      <span className="text-sm text-ink-2">
        {assignee !== null ? (
          <>
            Given to <span className="font-medium text-ink">{assignee.name}</span>
          </>
        ) : group !== null ? (
          "Waits for somebody of"
        ) : (
          "Given to nobody"
        )}
      </span>
      {group !== null && <Badge icon={<Users size={12} aria-hidden />}>{group}</Badge>}
      {assignee === null && note !== null && <span className="text-sm text-ink-3">{note}</span>}
    </>
  );
}

function Thread({ notes }: { notes: ReviewDesk["notes"] }) {
  if (notes.length === 0) return null;
  return (
    <ol aria-label="Notes" className="flex max-h-64 flex-col gap-2 overflow-y-auto" tabIndex={0}>
      {notes.map((note) => (
        <li key={note.id} className="min-w-0 text-sm [overflow-wrap:anywhere]">
          <p className="text-ink-3">
            <span className="font-medium text-ink-2">{note.mine ? "You" : note.author}</span>
            {note.givenTo !== null && ` gave it to ${note.givenTo}`} <Time at={note.at} />
          </p>
          <p className="[overflow-wrap:anywhere] whitespace-pre-wrap text-ink">{note.text}</p>
        </li>
      ))}
    </ol>
  );
}
