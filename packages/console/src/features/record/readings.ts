import type { AnsweredField } from "@surety/core/extract/answered-field";
import type { PickablePlace } from "@surety/core/extract/pickable-places";

/** What one reader of a cascade says of a field. */
export type Reading = Pick<AnsweredField, "value" | "printed" | "confidence" | "places"> & { by: string };

/** What readers say of a field where they differ, the one that answered first; none where they agree. `answered` is its name. */
export function readingsOf(field: AnsweredField | undefined, answered: string): Reading[] {
  const others = field?.others ?? [];
  if (field === undefined || others.length === 0) return [];
  const { value, printed, confidence, places } = field;
  return [{ by: answered, value, printed, confidence, places }, ...others];
}

/** The reading after the one that a field holds, and round at the end; the first other one where it holds none of them. */
export function nextReading(readings: readonly Reading[], value: string): Reading | null {
  const at = readings.findIndex((one) => (one.value ?? "") === value);
  return readings[at < 0 ? 1 : (at + 1) % readings.length] ?? null;
}

/** Where a reading stands, as places that are taken for a field. */
export const placesOf = ({ value, printed, places }: Reading): PickablePlace[] =>
  places.map(({ page, box }) => ({ value: value ?? "", printed: printed ?? "", page, box }));
