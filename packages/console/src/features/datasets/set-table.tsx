import type { SetSummary } from "@surety/core/wire/dataset";
import { Link } from "@tanstack/react-router";
import { Card } from "../../design/card.tsx";
import { DataTable, type Column } from "../../design/data-table.tsx";
import { count } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { Time } from "../../design/time.tsx";

const columns: Column<SetSummary>[] = [
  {
    id: "name",
    header: "Set",
    accessorFn: (set) => set.name,
    cell: ({ row: { original: set } }) => (
      <Link
        to="/datasets"
        search={{ workflow: set.workflow, set: set.name }}
        className="font-medium text-accent-ink hover:underline"
      >
        {set.name}
      </Link>
    ),
  },
  {
    id: "accuracy",
    header: "Model in force",
    accessorFn: (set) => set.latest?.all.accuracy?.value ?? -1,
    cell: ({ row: { original: set } }) => (
      <NumberWithInterval
        rate={set.latest?.all.accuracy ?? null}
        noun="case"
        name="Accuracy, weighted by each case's chance of being in the set"
      />
    ),
  },
  {
    id: "items",
    header: "Cases",
    numeric: true,
    accessorFn: (set) => set.version.items,
    cell: ({ row }) => count(row.original.version.items),
  },
  {
    id: "frozen",
    header: "Frozen",
    numeric: true,
    accessorFn: (set) => set.version.frozen,
    cell: ({ row }) => count(row.original.version.frozen),
  },
  {
    id: "version",
    header: "Version",
    numeric: true,
    accessorFn: (set) => set.version.number,
    cell: ({ row: { original: set } }) => <span className="font-mono text-sm">{set.version.number}</span>,
  },
  {
    id: "made",
    header: "Made",
    accessorFn: (set) => set.version.createdAt,
    cell: ({ row: { original: set } }) => <Time at={set.version.createdAt} />,
  },
];

/** The evaluation sets of a workflow, each with how the model in force did on it. */
export function SetTable({ sets }: { sets: SetSummary[] }) {
  return (
    <Card title="Evaluation sets" aside="Frozen cases measure and never train" flush>
      <DataTable label="Evaluation sets" columns={columns} rows={sets} rowId={(set) => set.name} />
    </Card>
  );
}
