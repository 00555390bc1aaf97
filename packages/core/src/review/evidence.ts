import type { AnsweredField } from "../extract/answered-field.ts";
import { type EvidenceBox, evidenceBox } from "../wire/document-page.ts";
import type { CaseDetail, JudgmentWire } from "../wire/case.ts";

export interface Evidence extends EvidenceBox {
  /** The step whose value was read there. */
  step: string;
  /** What was read, where the step's value has a field of that name. */
  value: unknown;
}

type Read = Pick<JudgmentWire, "name" | "fields">;

/**
 * Where on the documents of a case its values were read: what prepared values say under `evidence`, or are where the
 * step itself has that name, and the places of fields that a judgment read. What has not the shape of evidence is left out.
 */
export function evidenceOf({
  prepared,
  judgments,
}: Pick<CaseDetail, "prepared"> & { judgments: readonly Read[] }): Evidence[] {
  const read = judgments.flatMap(({ name: step, fields }) => fields.flatMap((field) => placesOf(step, field)));
  const given = prepared.flatMap(({ name, value }) => {
    const given = name === "evidence" ? value : fieldOf(value, "evidence");
    if (!Array.isArray(given)) return [];
    return given.flatMap((one: unknown) => {
      const parsed = evidenceBox.safeParse(one);
      return parsed.success ? [{ ...parsed.data, step: name, value: fieldOf(value, parsed.data.field) }] : [];
    });
  });
  return [...read, ...given];
}

function placesOf(step: string, { name, value, places }: AnsweredField): Evidence[] {
  return places.map(({ page, box }) => ({ page, box, field: name, step, value }));
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return null;
  return Reflect.get(value, name);
}
