import { useQuery } from "@tanstack/react-query";
import type { DraftFigures, WrittenFigures } from "@surety/core/wire/draft";
import { Link } from "@tanstack/react-router";
import { Card } from "../../design/card.tsx";
import { DataTable, type Column } from "../../design/data-table.tsx";
import { count, percent } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { workflowDraftsQuery } from "../../services/drafts.ts";

type Row = DraftFigures & { workflow: string };

/** How often the texts that a workflow drafts go out as they are; nothing where it drafts none. */
export function DraftsCard({ workflow }: { workflow: string }) {
  const { data } = useQuery(workflowDraftsQuery(workflow));
  if (data === undefined || (data.actions.length === 0 && data.written.length === 0)) return null;
  const rows = data.actions.map((action) => ({ ...action, workflow }));
  const unlooked = rows.reduce((sum, one) => sum + one.unlooked, 0);
  return (
    <Card title={`Drafts, last ${data.days} days`} aside="mails and messages that people decided on" flush>
      <DataTable label="Drafts of each action" columns={columns} rows={rows} rowId={idOf} />
      <div className="border-t px-4 py-3">
        <p className="max-w-[72ch] text-sm text-ink-2">
          What people change in a draft says what its template lacks.
          {unlooked > 0 &&
            ` ${count(unlooked)} went out in bulks or through programs without a look at each; they count as neither.`}
        </p>
        {data.written.map((one) => (
          <Written key={one.judgment} figures={one} />
        ))}
      </div>
    </Card>
  );
}

/** What a judgment that writes has come to, and whether its marks tell what people change. */
function Written({ figures: { judgment, cases, nothing, alone, clean, marked } }: { figures: WrittenFigures }) {
  const shares = [
    { words: "Without a mark", rate: clean },
    { words: "With one (no source, left out, a broken rule)", rate: marked },
  ];
  return (
    <p className="mt-2 flex max-w-[72ch] flex-wrap items-baseline gap-x-2 text-sm text-ink-2">
      <span>
        <span className="font-mono text-xs">{judgment}</span>: nothing fitted in {count(nothing)} of {count(cases)}{" "}
        cases{alone > 0 && <>, and {count(alone)} went out without a person</>}.
      </span>
      {shares.map(
        ({ words, rate }) =>
          rate !== null && (
            <span key={words} className="inline-flex items-baseline gap-1">
              {words}, accepted as written:
              <NumberWithInterval rate={rate} noun="draft" name="Share that was sent as written (Wilson)" />
            </span>
          ),
      )}
    </p>
  );
}

const idOf = ({ action, kind, connection }: Row): string => `${action} ${kind} ${connection}`;
const kinds: Record<string, string> = { email: "mail", notify: "message" };

function nameOf({ rule, action, kind, connection }: Row): string {
  return `${rule ?? `Action ${action}`}: ${kinds[kind] ?? kind} through ${connection ?? "nothing"}`;
}

const columns: Column<Row>[] = [
  { id: "action", accessorFn: nameOf, header: "Action", sortFn: "alphanumeric" },
  {
    id: "sent",
    accessorFn: (row) => row.sent,
    header: "Sent",
    cell: ({ row: { original } }) =>
      original.captured === 0
        ? count(original.sent)
        : `${count(original.sent)} (+ ${count(original.captured)} kept inside)`,
    sortFn: "basic",
    numeric: true,
  },
  {
    id: "accepted",
    accessorFn: (row) => row.accepted?.value ?? -1,
    header: "Accepted as drafted",
    cell: ({ row: { original } }) => <Accepted row={original} />,
    sortFn: "basic",
    numeric: true,
  },
  {
    id: "edited",
    accessorFn: (row) => row.edited,
    header: "Edited",
    cell: ({ row: { original } }) => <Behind row={original} found="draft-edited" text={count(original.edited)} />,
    sortFn: "basic",
    numeric: true,
  },
  {
    id: "change",
    accessorFn: (row) => row.medianChange ?? -1,
    header: () => (
      <Hint text="Half of the edited ones were changed less: words put in, taken out or replaced (Levenshtein), as a share of the longer text.">
        Changed by
      </Hint>
    ),
    cell: ({ row: { original } }) => (original.medianChange === null ? "–" : percent(original.medianChange)),
    enableSorting: false,
    numeric: true,
  },
];

function Accepted({ row }: { row: Row }) {
  const { accepted } = row;
  if (accepted === null) return <span className="text-ink-3">nobody has looked at one</span>;
  return (
    <span className="inline-flex items-baseline gap-2">
      <NumberWithInterval rate={accepted} noun="draft" name="Share that was sent as drafted (Wilson)" />
      <Behind row={row} found="draft-accepted" text="open" />
    </span>
  );
}

function Behind({ row, found, text }: { row: Row; found: "draft-edited" | "draft-accepted"; text: string }) {
  return (
    <Link
      to="/cases"
      search={{ workflow: row.workflow, action: row.action, found }}
      className="text-accent-ink hover:underline"
    >
      {text}
    </Link>
  );
}
