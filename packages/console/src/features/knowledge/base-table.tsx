import type { KnowledgeBase } from "@surety/core/wire/knowledge";
import { Link } from "@tanstack/react-router";
import { Card } from "../../design/card.tsx";
import { type Column, DataTable } from "../../design/data-table.tsx";
import { count } from "../../design/format.ts";
import { meaningWords } from "./knowledge-words.ts";
import { UserLinks } from "./user-links.tsx";

const columns: Column<KnowledgeBase>[] = [
  {
    id: "name",
    header: "Knowledge base",
    accessorFn: (base) => base.name,
    cell: ({ row: { original: base } }) => (
      <Link to="/knowledge" search={{ base: base.name }} className="font-medium text-accent-ink hover:underline">
        {base.name}
      </Link>
    ),
  },
  {
    id: "sources",
    header: "Sources",
    numeric: true,
    accessorFn: (base) => base.sources,
    cell: ({ row }) => count(row.original.sources),
  },
  {
    id: "passages",
    header: "Passages",
    numeric: true,
    accessorFn: (base) => base.passages,
    cell: ({ row }) => count(row.original.passages),
  },
  {
    id: "embedded",
    header: "Found by",
    accessorFn: (base) => base.embedded,
    cell: ({ row: { original: base } }) =>
      base.passages === 0 ? (
        <span className="text-ink-3">nothing in it yet</span>
      ) : (
        (meaningWords(base) ?? "words and meaning")
      ),
  },
  {
    id: "usedBy",
    header: "Used by",
    accessorFn: (base) => base.usedBy.length,
    cell: ({ row: { original: base } }) =>
      base.usedBy.length === 0 ? <span className="text-ink-3">no workflow</span> : <UserLinks uses={base.usedBy} />,
  },
];

/** All knowledge bases with what they hold; also those that are only named by a workflow. */
export function BaseTable({ bases }: { bases: KnowledgeBase[] }) {
  return (
    <Card title="Knowledge bases" flush>
      <DataTable label="Knowledge bases" columns={columns} rows={bases} rowId={(base) => base.name} />
    </Card>
  );
}
