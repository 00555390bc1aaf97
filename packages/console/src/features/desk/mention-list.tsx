import type { Mentionable } from "@surety/core/review/mentioned-in";
import { classNames } from "../../design/class-names.ts";

type Props = {
  id: string;
  people: Mentionable[];
  at: number;
  take: (person: Mentionable) => void;
};

/** The people that fit what was typed behind an `@`, above the field. */
export function MentionList({ id, people, at, take }: Props) {
  return (
    <>
      <p role="status" className="sr-only">
        {people.length === 0 ? "" : `${people.length} ${people.length === 1 ? "person" : "people"} to mention`}
      </p>
      {people.length > 0 && (
        <ul
          id={id}
          role="listbox"
          aria-label="People"
          className="absolute bottom-full left-0 z-20 mb-1 w-72 max-w-full rounded-md border bg-raised p-1 shadow-popover"
        >
          {people.map((person, place) => (
            <li
              key={person.id}
              id={`${id}-${place}`}
              role="option"
              aria-selected={place === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
              className={classNames(
                "flex min-h-7 cursor-pointer items-center gap-2 rounded-sm px-2 max-sm:min-h-11",
                place === at && "bg-accent-soft",
              )}
            >
              <span className="truncate">{person.name}</span>
              <span className="ml-auto truncate text-xs text-ink-3">{person.email}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
