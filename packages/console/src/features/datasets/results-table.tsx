import type { SetDetail, SetResult } from "@surety/core/wire/dataset";
import { Card } from "../../design/card.tsx";
import { DataTable, type Column } from "../../design/data-table.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { Time } from "../../design/time.tsx";

const name = "Accuracy, weighted by each case's chance of being in the set";

function columnsFor(segments: string[], numbers: ReadonlyMap<string, number>): Column<SetResult>[] {
  const slice = (title: string, of: (result: SetResult) => SetResult["all"] | undefined): Column<SetResult> => ({
    id: `slice-${title}`,
    header: title,
    accessorFn: (result) => of(result)?.accuracy?.value ?? -1,
    cell: ({ row }) => (
      <NumberWithInterval rate={of(row.original)?.accuracy ?? null} noun="case" name={name} missing="none" />
    ),
  });
  return [
    { id: "at", header: "When", accessorFn: (result) => result.at, cell: ({ row }) => <Time at={row.original.at} /> },
    {
      id: "version",
      header: "Version",
      numeric: true,
      accessorFn: (result) => numbers.get(result.version) ?? 0,
      cell: ({ row }) => <span className="font-mono">{numbers.get(row.original.version)}</span>,
    },
    {
      id: "model",
      header: "Model",
      accessorFn: (result) => result.model,
      cell: ({ row }) => (
        <span className="font-mono text-sm" title={row.original.model}>
          {row.original.judgment} {row.original.model.slice(0, 8)}
        </span>
      ),
    },
    slice("All", (result) => result.all),
    ...segments.map((segment) => slice(segment, (result) => result.segments.find((one) => one.name === segment))),
  ];
}

/** How each model did over time, all in all and per segment; the newest first. */
export function ResultsTable({ set }: { set: SetDetail }) {
  const segments = [...new Set(set.results.flatMap((result) => result.segments.map((one) => one.name)))].slice(0, 6);
  const numbers = new Map(set.versions.map((version) => [version.hash, version.number]));
  const learned = set.results[0]?.learned ?? 0;
  return (
    <Card
      title="Results over time"
      aside={learned > 0 && `${learned} cases left out last time: the model had learned from them`}
      flush
    >
      {set.results.length === 0 ? (
        <p className="p-4 text-ink-2">Nothing has been measured on this set yet.</p>
      ) : (
        <DataTable
          label="Results"
          columns={columnsFor(segments, numbers)}
          rows={set.results}
          rowId={(result) => result.id}
        />
      )}
    </Card>
  );
}
