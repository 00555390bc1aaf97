import type { WorkflowRow } from "@surety/core/wire/overview";
import { useState } from "react";
import { Select } from "../../design/field.tsx";

type Props = { rows: readonly WorkflowRow[]; value: string; onChange: (name: string) => void };

/** Which workflow a page of one workflow shows. */
export function WorkflowPicker({ rows, value, onChange }: Props) {
  return (
    <Select
      label="Workflow"
      className="w-60"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={rows.map((row) => ({ value: row.name, label: row.title }))}
    />
  );
}

/**
 * Where nobody has chosen: the workflow that most cases had come to when the page opened, for there is most to see. It stays
 * the same while the page is open, whatever arrives meanwhile.
 */
export function useBusiest(rows: readonly WorkflowRow[] | undefined): string | undefined {
  const [kept, keep] = useState<string>();
  const busiest = kept ?? busiestOf(rows ?? []);
  if (busiest !== kept) keep(busiest);
  return busiest;
}

function busiestOf(rows: readonly WorkflowRow[]): string | undefined {
  return rows.toSorted((a, b) => b.arrivedToday - a.arrivedToday)[0]?.name;
}
