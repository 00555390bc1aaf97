import { type RefObject, useId } from "react";
import { Button } from "../../design/button.tsx";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useAddNote } from "../../services/desk.ts";
import { useKeptText } from "../kept/use-kept-text.ts";
import { MentionList } from "./mention-list.tsx";
import { useMentions } from "./use-mentions.ts";

/** A note for whoever decides next; what is typed is kept until it was taken. `@` and a name tells them. */
export function NoteField({ id, field }: { id: string; field: RefObject<HTMLTextAreaElement | null> }) {
  const label = useId();
  const add = useAddNote(id);
  const [text, write, letGo] = useKeptText(`note.${id}`);
  const mentions = useMentions({ reviewId: id, field, text, onChange: write });
  const send = () => {
    if (text.trim() === "" || add.isPending) return;
    add.mutate(text.trim(), {
      onSuccess: () => {
        letGo();
        field.current?.blur();
      },
    });
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={label} className="sr-only">
        Note for whoever decides next
      </label>
      <div className="relative flex items-start gap-2">
        <MentionList {...mentions.list} />
        <textarea
          ref={field}
          id={label}
          rows={1}
          maxLength={4000}
          placeholder="Note, @Name tells them  (n)"
          value={text}
          {...mentions.aria}
          onChange={(event) => {
            write(event.target.value);
            mentions.follow(event.target);
          }}
          onSelect={(event) => mentions.follow(event.currentTarget)}
          onBlur={mentions.leave}
          onKeyDown={(event) => {
            if (mentions.pressed(event)) return;
            leaveOnEscape(event);
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              event.stopPropagation();
              send();
            }
          }}
          className="min-h-8 max-sm:min-h-11 w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5"
        />
        <Button keys="Mod Enter" disabled={text.trim() === "" || add.isPending} onClick={send}>
          Add
        </Button>
      </div>
      {add.isError && <ProblemNote error={add.error} />}
    </div>
  );
}
