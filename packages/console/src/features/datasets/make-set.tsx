import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Field, Select } from "../../design/field.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useMakeSet } from "../../services/datasets.ts";

const sources = [
  { value: "production", label: "Cases that people answered, drawn by strata" },
  { value: "labels", label: "Confirmed labels, drawn by strata" },
];

/** Makes a set from what is labelled here already. */
export function MakeSet({ workflow }: { workflow: string }) {
  const [name, setName] = useState(`${workflow}-production`);
  const [from, setFrom] = useState("production");
  const [size, setSize] = useState("200");
  const making = useMakeSet(workflow);
  const make = () =>
    making.mutate({ name, from: from === "labels" ? "labels" : "production", size: Math.max(1, Number(size) || 200) });
  return (
    <Card title="Draw a set from what is labelled">
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-start gap-3">
          <Field
            label="Name of the set"
            className="w-64"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Select
            label="From"
            bare={false}
            className="w-96"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
            options={sources}
          />
          <Field
            label="Cases"
            type="number"
            min={1}
            className="w-28"
            value={size}
            onChange={(event) => setSize(event.target.value)}
          />
        </div>
        <p className="max-w-[72ch] text-sm text-ink-3">
          Rare kinds of cases get enough places to be measured; each case keeps the chance it had of being drawn, and
          results are weighted by it. Half of the texts are frozen: they measure, and no model learns from them.
        </p>
        {making.isError && <ProblemNote error={making.error} />}
        <div>
          <Button tone="primary" disabled={making.isPending || name === ""} onClick={make}>
            Draw it
          </Button>
        </div>
      </div>
    </Card>
  );
}
