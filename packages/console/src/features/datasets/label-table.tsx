import { readableText } from "@surety/core/extract/layout-text";
import { answerWords } from "@surety/core/review/answer-words";
import type { LabelRow } from "@surety/core/wire/label";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Badge, type BadgeTone } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { DataTable, type Column } from "../../design/data-table.tsx";
import { controlClass, Select } from "../../design/field.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { Time } from "../../design/time.tsx";
import { labelsQuery } from "../../services/datasets.ts";

const confirmations: Record<NonNullable<LabelRow["confirmed"]>, string> = {
  imported: "imported as verified",
  unopposed: "no model spoke against it",
  agreement: "model and person agree",
  "four-eyes": "four eyes",
  audit: "review and audit agree",
  "second-person": "a second person agrees",
  "third-person": "a third person decided",
  outcome: "it turned out so",
};
const tones: Record<LabelRow["standing"], BadgeTone> = { confirmed: "neutral", waiting: "accent", disputed: "caught" };

const columns: Column<LabelRow>[] = [
  {
    id: "text",
    header: "Case",
    accessorFn: (label) => label.text,
    cell: ({ row: { original: label } }) => {
      const text = <span className="line-clamp-1 max-w-[60ch]">{readableText(label.text)}</span>;
      return label.caseId === null ? (
        text
      ) : (
        <Link to="/cases/$id" params={{ id: label.caseId }}>
          {text}
        </Link>
      );
    },
  },
  { id: "judgment", header: "Judgment", accessorFn: (label) => label.judgment },
  {
    id: "value",
    header: "Answer",
    accessorFn: (label) => label.value ?? "",
    cell: ({ row: { original: label } }) =>
      label.value === null ? (
        <span className="text-ink-3">hidden until you have answered</span>
      ) : (
        <span className="line-clamp-2 max-w-[40ch]" title={answerWords(label.kind ?? undefined, label.value, Infinity)}>
          {answerWords(label.kind ?? undefined, label.value)}
        </span>
      ),
  },
  { id: "source", header: "From", accessorFn: (label) => label.source },
  {
    id: "standing",
    header: "Stands",
    accessorFn: (label) => label.standing,
    cell: ({ row: { original: label } }) => (
      <Badge tone={tones[label.standing]}>
        {label.confirmed === null ? label.standing : confirmations[label.confirmed]}
      </Badge>
    ),
  },
  { id: "person", header: "By", accessorFn: (label) => label.person ?? "" },
  { id: "at", header: "When", accessorFn: (label) => label.at, cell: ({ row }) => <Time at={row.original.at} /> },
];

const options = (all: string, values: string[]) => [
  { value: "", label: all },
  ...values.map((value) => ({ value, label: value })),
];

/** All labels with where they came from and who stands behind them; the newest hundred that fit. */
export function LabelTable({ workflow }: { workflow: string }) {
  const [q, setQ] = useState("");
  const [source, setSource] = useState("");
  const [standing, setStanding] = useState("");
  const query = useQuery(labelsQuery(workflow, { q, source, standing }));
  return (
    <Card
      title="All labels"
      aside={
        <>
          <input
            aria-label="Search labels"
            placeholder="Search"
            className={`${controlClass} w-48`}
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
          <Select
            label="Source"
            className="w-36"
            value={source}
            onChange={(event) => setSource(event.target.value)}
            options={options("every source", ["import", "review", "audit", "outcome"])}
          />
          <Select
            label="Standing"
            className="w-40"
            value={standing}
            onChange={(event) => setStanding(event.target.value)}
            options={options("every standing", ["confirmed", "waiting", "disputed"])}
          />
        </>
      }
      flush
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="p-4 text-ink-2">No label fits.</p>
          ) : (
            <DataTable label="Labels" columns={columns} rows={items} rowId={(label) => label.id} />
          )
        }
      </Loaded>
    </Card>
  );
}
