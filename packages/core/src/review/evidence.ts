import { type EvidenceBox, evidenceBox } from "../wire/document-page.ts";
import type { CaseDetail } from "../wire/case.ts";

export interface Evidence extends EvidenceBox {
  /** The step whose value was read there. */
  step: string;
  /** What was read, where the step's value has a field of that name. */
  value: unknown;
}

/**
 * Where on the documents of a case its values were read: what prepared values say under `evidence`, or are where the
 * step itself has that name. What has not the shape of evidence is left out.
 */
export function evidenceOf(prepared: CaseDetail["prepared"]): Evidence[] {
  return prepared.flatMap(({ name, value }) => {
    const given = name === "evidence" ? value : fieldOf(value, "evidence");
    if (!Array.isArray(given)) return [];
    return given.flatMap((one: unknown) => {
      const parsed = evidenceBox.safeParse(one);
      return parsed.success ? [{ ...parsed.data, step: name, value: fieldOf(value, parsed.data.field) }] : [];
    });
  });
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
  return Reflect.get(value, name);
}
