import type { GroupComparison } from "@surety/core/wire/challenger";
import { Badge } from "../../design/badge.tsx";
import { type Column, DataTable } from "../../design/data-table.tsx";
import { count } from "../../design/format.ts";
import { evidenceText, signed } from "./challenger-words.ts";

const columns: Column<GroupComparison>[] = [
  { id: "name", accessorKey: "name", header: "Slice" },
  { id: "pairs", accessorKey: "pairs", header: "Labels", numeric: true, cell: ({ row }) => count(row.original.pairs) },
  { id: "gains", accessorKey: "gains", header: "Only challenger right", numeric: true },
  { id: "losses", accessorKey: "losses", header: "Only champion right", numeric: true },
  {
    id: "difference",
    accessorKey: "difference",
    header: "Points",
    numeric: true,
    cell: ({ row }) => signed(row.original.difference),
  },
  {
    id: "harm",
    accessorKey: "harm",
    header: "Evidence of harm",
    numeric: true,
    cell: ({ row }) => evidenceText(row.original.harm),
  },
  { id: "standing", accessorKey: "standing", header: "Standing", cell: ({ row }) => <Standing group={row.original} /> },
];

/** A comparison slice by slice, with what is too small to tell said as such. */
export function GroupTable({ title, groups }: { title: string; groups: readonly GroupComparison[] }) {
  return <DataTable label={title} columns={columns} rows={[...groups]} rowId={(row) => row.name} />;
}

function Standing({ group }: { group: GroupComparison }) {
  if (group.standing === "worse") return <Badge tone="caught">loses</Badge>;
  if (group.standing === "too-few") return <span className="text-ink-3">too few to tell</span>;
  return <span className="text-ink-2">no loss shown</span>;
}
