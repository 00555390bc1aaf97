import type { ExperimentSummary } from "@surety/core/wire/experiment";
import { Badge } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { type Column, DataTable } from "../../design/data-table.tsx";
import { EmptyState } from "../../design/empty-state.tsx";
import { count, money } from "../../design/format.ts";
import { Time } from "../../design/time.tsx";
import { statusTones, statusWords } from "./prompt-words.ts";

function columnsFor(onOpen: (id: string) => void): Column<ExperimentSummary>[] {
  return [
    {
      id: "when",
      header: "Planned",
      accessorFn: (one) => one.createdAt,
      cell: ({ row: { original: one } }) => (
        <button type="button" className="text-accent-ink hover:underline" onClick={() => onOpen(one.id)}>
          <Time at={one.createdAt} />
        </button>
      ),
    },
    {
      id: "on",
      header: "On",
      accessorFn: (one) => one.set?.name ?? "",
      cell: ({ row: { original: one } }) =>
        one.set === null ? "labels that measure" : `${one.set.name}, version ${one.set.version}`,
    },
    { id: "arms", header: "Arms", numeric: true, accessorFn: (one) => one.arms },
    {
      id: "items",
      header: "Cases",
      numeric: true,
      accessorFn: (one) => one.items,
      cell: ({ row }) => count(row.original.items),
    },
    {
      id: "status",
      header: "Stands",
      accessorFn: (one) => one.status,
      cell: ({ row }) => <Badge tone={statusTones[row.original.status]}>{statusWords[row.original.status]}</Badge>,
    },
    {
      id: "sentence",
      header: "Verdict",
      accessorFn: (one) => one.sentence,
      cell: ({ row }) => <span className="line-clamp-2 max-w-[60ch]">{row.original.sentence}</span>,
    },
    {
      id: "paid",
      header: "Paid",
      numeric: true,
      accessorFn: (one) => one.paidMicros,
      cell: ({ row }) => money(row.original.paidMicros, row.original.currency),
    },
  ];
}

/** All experiments of a workflow, the newest first. */
export function ExperimentList({ rows, onOpen }: { rows: ExperimentSummary[]; onOpen: (id: string) => void }) {
  return (
    <Card title="Experiments" flush>
      {rows.length === 0 ? (
        <EmptyState title="No experiment yet">
          Write another prompt or name another model above, and add up what comparing them costs. The verdict is a
          paired test on the same cases, and a set of frozen cases makes the best one: import it under Datasets.
        </EmptyState>
      ) : (
        <DataTable label="Experiments" columns={columnsFor(onOpen)} rows={rows} rowId={(one) => one.id} />
      )}
    </Card>
  );
}
