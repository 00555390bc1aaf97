import { useQuery } from "@tanstack/react-query";
import { queuesQuery } from "../../services/reviews.ts";

/** The queues that somebody hears of; none chosen means all of them, also those to come. */
export function QueuePicker({ chosen, onChange }: { chosen: readonly string[]; onChange: (queues: string[]) => void }) {
  const known = useQuery(queuesQuery).data?.items ?? [];
  const names = [...new Set([...known.map(({ queue }) => queue), ...chosen])].toSorted((a, b) => a.localeCompare(b));
  if (names.length === 0) return <p className="text-sm text-ink-3">You hear of all queues; there is none yet.</p>;
  const toggle = (name: string) =>
    onChange(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium text-ink-2">
        Of these queues <span className="font-normal text-ink-3">(none chosen: all)</span>
      </legend>
      <div className="flex max-h-48 flex-wrap gap-x-4 gap-y-1 overflow-y-auto">
        {names.map((name) => (
          <label key={name} className="flex min-w-0 items-center gap-1.5">
            <input
              type="checkbox"
              className="accent-accent"
              checked={chosen.includes(name)}
              onChange={() => toggle(name)}
            />
            <span className="truncate">{name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
