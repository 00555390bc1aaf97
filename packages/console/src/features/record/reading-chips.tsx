import type { FieldSpec } from "@surety/core/extract/field-schema";
import { classNames } from "../../design/class-names.ts";
import { percent } from "../../design/format.ts";
import type { Reading } from "./readings.ts";
import { valueWords } from "./record-fields.ts";

type Props = {
  field: FieldSpec & { name: string };
  readings: readonly Reading[];
  value: string;
  onTake: (reading: Reading) => void;
};

/** What each reader says of a field on which they differ; a press takes it, and ⌥Enter in the field goes through them. */
export function ReadingChips({ field, readings, value, onTake }: Props) {
  if (readings.length === 0) return null;
  return (
    <div role="group" aria-label={`Readings of ${field.name}`} className="flex flex-wrap gap-1 text-xs">
      {readings.map((reading) => {
        const taken = (reading.value ?? "") === value;
        return (
          <button
            key={reading.by}
            type="button"
            // Tab leads from field to field.
            tabIndex={-1}
            aria-pressed={taken}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(reading)}
            className={classNames(
              "max-w-full truncate rounded-md border px-1.5 py-0.5 text-left max-sm:min-h-11",
              taken ? "border-accent-ink bg-accent-soft" : "border-line-strong bg-surface",
            )}
          >
            <span className="text-ink-3">{reading.by}</span>{" "}
            <span className="font-medium">
              {reading.value === null ? "not in this document" : valueWords(reading.value)}
            </span>{" "}
            <span className="text-ink-3">{percent(reading.confidence)}</span>
          </button>
        );
      })}
    </div>
  );
}
