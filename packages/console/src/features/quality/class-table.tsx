import type { JudgmentQuality } from "@surety/core/wire/quality";
import { DataTable, type Column } from "../../design/data-table.tsx";
import { count, percent } from "../../design/format.ts";

type Row = JudgmentQuality["perClass"][number];

const columns: Column<Row>[] = [
  { id: "label", accessorFn: (row) => row.label, header: "Class", sortFn: "alphanumeric" },
  {
    id: "precision",
    accessorFn: (row) => row.precision,
    header: "When said, right",
    cell: ({ row }) => percent(row.original.precision),
    sortFn: "basic",
    numeric: true,
  },
  {
    id: "recall",
    accessorFn: (row) => row.recall,
    header: "Found",
    cell: ({ row }) => percent(row.original.recall),
    sortFn: "basic",
    numeric: true,
  },
  {
    id: "f1",
    accessorFn: (row) => row.f1,
    header: "Both",
    cell: ({ row }) => row.original.f1.toFixed(3),
    sortFn: "basic",
    numeric: true,
  },
  {
    id: "support",
    accessorFn: (row) => row.support,
    header: "Labels",
    cell: ({ row }) => count(row.original.support),
    sortFn: "basic",
    numeric: true,
  },
];

/** Class by class: how often its name was right when said (precision), and how many of its cases were found (recall). */
export function ClassTable({ rows }: { rows: Row[] }) {
  return <DataTable label="Quality of each class" columns={columns} rows={rows} rowId={(row) => row.label} />;
}
