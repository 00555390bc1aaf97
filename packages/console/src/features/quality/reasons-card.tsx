import { noReason } from "@surety/core/review/no-reason";
import type { ToldReason } from "@surety/core/wire/told-reason";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Card } from "../../design/card.tsx";
import { type Column, DataTable } from "../../design/data-table.tsx";
import { count } from "../../design/format.ts";
import { reasonsQuery } from "../../services/quality.ts";
import { saidWords } from "../cases/said-words.ts";

type Row = ToldReason & { workflow: string };

/** Why people rejected, overrode or passed on the cases of a workflow; nothing where they said none of it. */
export function ReasonsCard({ workflow }: { workflow: string }) {
  const { data } = useQuery(reasonsQuery(workflow));
  if (data === undefined || data.reasons.length === 0) return null;
  const rows = data.reasons.map((reason) => ({ ...reason, workflow }));
  return (
    <Card title={`Why people said no, last ${data.days} days`} aside="whole days, until the last midnight (UTC)" flush>
      <DataTable label="Reasons that people gave" columns={columns} rows={rows} rowId={idOf} />
    </Card>
  );
}

const idOf = ({ verdict, code }: Row): string => `${verdict} ${code}`;
const wordsOf = ({ says }: Row): string => says ?? "A note alone";

const columns: Column<Row>[] = [
  { id: "reason", accessorFn: wordsOf, header: "Reason", sortFn: "alphanumeric" },
  { id: "said", accessorFn: ({ verdict }) => saidWords[verdict], header: "What they said", sortFn: "alphanumeric" },
  {
    id: "cases",
    accessorFn: (row) => row.cases,
    header: "Cases",
    cell: ({ row: { original } }) => <Behind row={original} />,
    sortFn: "basic",
    numeric: true,
  },
];

function Behind({ row }: { row: Row }) {
  return (
    <Link
      to="/cases"
      search={{ workflow: row.workflow, verdict: row.verdict, reason: row.code ?? noReason }}
      aria-label={`${count(row.cases)} cases: ${wordsOf(row)}, ${saidWords[row.verdict]}`}
      className="text-accent-ink hover:underline"
    >
      {count(row.cases)}
    </Link>
  );
}
