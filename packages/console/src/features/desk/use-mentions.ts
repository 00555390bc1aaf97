import { calledBy, mentionTyped, peopleFitting, withMention } from "@surety/core/review/mention-typed";
import type { Mentionable } from "@surety/core/review/mentioned-in";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from "react";
import { mentionableQuery } from "../../services/desk.ts";

const most = 6;

type Options = {
  reviewId: string;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onChange: (text: string) => void;
};

/** Suggests people behind an `@` in a field: arrows choose, Enter and Tab take, Escape closes and keeps what was typed. */
export function useMentions({ reviewId, field, text, onChange }: Options) {
  const listId = useId();
  const [cursor, setCursor] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const moveTo = useRef<number | null>(null);
  const mention = cursor === null ? null : mentionTyped(text, cursor);
  const people = useQuery({ ...mentionableQuery(reviewId), enabled: mention !== null }).data ?? [];
  const fitting = mention === null || mention.from === closedAt ? [] : peopleFitting(people, mention.typed);
  const shown = fitting.slice(0, most);
  const at = Math.min(chosen, shown.length - 1);
  useLayoutEffect(() => {
    if (moveTo.current === null) return;
    field.current?.setSelectionRange(moveTo.current, moveTo.current);
    moveTo.current = null;
  });
  /** The cursor has moved, or something was typed. */
  const follow = (element: HTMLTextAreaElement) => {
    const next = element.selectionStart === element.selectionEnd ? element.selectionStart : null;
    if (next !== cursor) setChosen(0);
    setCursor(next);
    if (next === null || mentionTyped(element.value, next)?.from !== closedAt) setClosedAt(null);
  };
  const take = (person: Mentionable | undefined) => {
    if (mention === null || person === undefined) return;
    const written = withMention(text, mention, calledBy(person, people));
    moveTo.current = written.cursor;
    // Of "Ann" and "Ann Lee" the first was meant: the list does not come back for what stands there now.
    setClosedAt(mention.from);
    setCursor(null);
    onChange(written.text);
  };
  /** True where the key was for the list. */
  const pressed = (event: KeyboardEvent): boolean => {
    if (shown.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "ArrowDown") setChosen((at + 1) % shown.length);
    else if (event.key === "ArrowUp") setChosen((at + shown.length - 1) % shown.length);
    else if (event.key === "Enter" || event.key === "Tab") take(shown[at]);
    else if (event.key === "Escape") setClosedAt(mention?.from ?? null);
    else return false;
    event.preventDefault();
    return true;
  };
  const open = shown.length > 0;
  return {
    list: { id: listId, people: shown, at, take },
    pressed,
    follow,
    leave: () => setCursor(null),
    /** A field that offers a list is a combobox for as long as it does. */
    aria: open
      ? {
          role: "combobox",
          "aria-expanded": true,
          "aria-autocomplete": "list" as const,
          "aria-controls": listId,
          "aria-activedescendant": `${listId}-${at}`,
        }
      : {},
  };
}
