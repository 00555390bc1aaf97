import type { JudgmentAgreement } from "@surety/core/wire/practice";
import { Card } from "../../design/card.tsx";
import { DataTable, type Column } from "../../design/data-table.tsx";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { Tooltip } from "../../design/tooltip.tsx";

type Pair = JudgmentAgreement["pairs"][number];
type Coefficient = NonNullable<JudgmentAgreement["alpha"]>;

const columns: Column<Pair>[] = [
  { id: "one", header: "One", accessorFn: (pair) => pair.one },
  { id: "other", header: "Other", accessorFn: (pair) => pair.other },
  {
    id: "same",
    header: "Say the same",
    accessorFn: (pair) => pair.same.value,
    cell: ({ row }) => <NumberWithInterval rate={row.original.same} noun="case" />,
  },
  {
    id: "kappa",
    header: "Beyond chance",
    accessorFn: (pair) => pair.kappa?.value ?? -2,
    cell: ({ row }) => <Beyond value={row.original.kappa} name="Cohen's kappa" cases={row.original.cases} />,
  },
];

/** How far two people who do not know of each other say the same, on one judgment. */
export function AgreementCard({ agreement }: { agreement: JudgmentAgreement }) {
  const { judgment, same, alpha, shown, blind, pairs, cases } = agreement;
  const parts = [
    { title: "Two people say the same", body: <NumberWithInterval rate={same} noun="case" /> },
    { title: "Beyond chance", body: <Beyond value={alpha} name="Krippendorff's alpha" cases={cases} /> },
    { title: "With the model's suggestion", body: <NumberWithInterval rate={shown} noun="case" missing="none yet" /> },
    { title: "Without it", body: <NumberWithInterval rate={blind} noun="case" missing="none yet" /> },
  ];
  return (
    <Card title={`Agreement on ${judgment}`} aside="From a random share of cases that two people answered" flush>
      <dl className="flex flex-wrap gap-x-8 gap-y-1 p-4">
        {parts.map(({ title, body }) => (
          <div key={title}>
            <dt className="text-sm text-ink-3">{title}</dt>
            <dd>{body}</dd>
          </div>
        ))}
      </dl>
      {pairs.length > 0 && (
        <DataTable
          label={`Pairs on ${judgment}`}
          columns={columns}
          rows={pairs}
          rowId={(pair) => `${pair.one} ${pair.other}`}
        />
      )}
    </Card>
  );
}

function Beyond({ value, name, cases }: { value: Coefficient | null; name: string; cases: number }) {
  if (value === null) return <span className="text-ink-3">nothing to compare</span>;
  const interval = `between ${value.low.toFixed(2)} and ${value.high.toFixed(2)} (95 % interval), from ${cases} cases`;
  return (
    <Tooltip text={`${name}: 1 is full agreement, 0 is chance; ${interval}`}>
      <span tabIndex={0} className="cursor-help">
        <span className="font-medium">{value.value.toFixed(2)}</span>{" "}
        <span className="text-sm text-ink-3">
          {value.low.toFixed(2)} to {value.high.toFixed(2)}
        </span>
      </span>
    </Tooltip>
  );
}
