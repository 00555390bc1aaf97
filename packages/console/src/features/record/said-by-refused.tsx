import type { RefusedField } from "@surety/core/wire/refused-invoice";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { valueWords } from "./record-fields.ts";
import { elementOf, faultBeside } from "./refused-fields.ts";

type Props = {
  /** Names what stands here, for the input that it belongs to. */
  id?: string;
  /** Absent where no e-invoice was refused, or none has a place for the field. */
  said: RefusedField | undefined;
  /** What the field holds now. */
  value: string;
  onTake: (said: RefusedField) => void;
};

/** What a refused e-invoice says of a field, where in its XML, and what is wrong with that. A press takes it. */
export function SaidByRefused({ id, said, value, onTake }: Props) {
  if (said === undefined) return null;
  const { source, faults, against } = said;
  return (
    <div id={id} className="flex flex-col gap-0.5 text-xs">
      {said.value !== null && (
        <p className="flex min-w-0 items-baseline gap-1.5 text-ink-3">
          {said.value === value ? (
            <span className="shrink-0">as the e-invoice says</span>
          ) : (
            <button
              type="button"
              // Tab leads from field to field.
              tabIndex={-1}
              aria-label={`Take ${valueWords(said.value)} for ${said.name}`}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onTake(said)}
              className="min-w-0 truncate rounded-md border border-line-strong bg-surface px-1.5 py-0.5 text-left hover:bg-sunken max-sm:min-h-11"
            >
              <span className="font-medium text-ink">{valueWords(said.value)}</span>
            </button>
          )}
          {source !== null && (
            <span className="min-w-0 truncate font-mono" title={source}>
              {elementOf(source)}
            </span>
          )}
        </p>
      )}
      {faults.map((fault) => (
        <Wrong key={fault.message} says={faultBeside(fault, said.place)} />
      ))}
      {against.length > 0 && <Wrong says={`does not go together with ${against.join(", ")}`} />}
    </div>
  );
}

function Wrong({ says }: { says: string }) {
  return (
    <p className="flex items-start gap-1 text-caught-ink">
      <TriangleAlert size={12} aria-hidden className="mt-0.5 shrink-0" />
      <span className="[overflow-wrap:anywhere]">{says}</span>
    </p>
  );
}
