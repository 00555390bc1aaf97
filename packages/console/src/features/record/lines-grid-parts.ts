import type { AnsweredField } from "@surety/core/extract/answered-field";
import type { Layout } from "@surety/core/extract/layout";
import type { LineRow } from "@surety/core/extract/line-rows";
import type { PickablePlace } from "@surety/core/extract/pickable-places";
import type { Evidence } from "@surety/core/review/evidence";
import type { RecordSpec } from "./record-fields.ts";

export type LinesGridProps = {
  step: string;
  document: string | null;
  field: RecordSpec;
  words: Layout;
  read: AnsweredField | undefined;
  value: string;
  /** The field that the lines add up to, as it is now; null where none is named. */
  total: { name: string; value: string | null } | null;
  /** Lines that stand in a table of the document, for when nobody has read them. */
  proposed: readonly LineRow[];
  onType: (value: string) => void;
  onChecked: () => void;
  /** Stays the same while its form does. */
  onMarks: (field: string, marks: Evidence[]) => void;
  onSubmit: () => void;
};

/** What was taken from pages for cells, by line and column, and the value that made. */
export type TakenCells = Readonly<Record<string, { value: string; places: readonly PickablePlace[] }>>;
