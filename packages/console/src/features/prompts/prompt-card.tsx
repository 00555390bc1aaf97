import { examplesWords } from "@surety/core/experiment/plan-arms";
import type { PromptHistory, PromptVersion } from "@surety/core/wire/prompt";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Card } from "../../design/card.tsx";
import { Select } from "../../design/field.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { LongText } from "../../design/long-text.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { promptDiffQuery } from "../../services/experiments.ts";
import { DiffView } from "./diff-view.tsx";

type Props = { workflow: string; history: PromptHistory };

/** How language models are asked now, and how that differs from earlier versions. */
export function PromptCard({ workflow, history }: Props) {
  const { versions } = history;
  const current = versions.find((one) => one.current);
  if (current === undefined) return null;
  return (
    <Card title="In force" aside={`version ${current.number}`}>
      <div className="flex flex-col gap-4">
        <Wording version={current} />
        {versions.length > 1 && history.judgment !== null && (
          <Compare workflow={workflow} judgment={history.judgment} versions={versions} />
        )}
      </div>
    </Card>
  );
}

function Wording({ version: { models, prompt, guidance, examples } }: { version: PromptVersion }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <Part name="Models">
        <span className="font-mono text-sm">{models.join(", ")}</span>
      </Part>
      <Part name="Prompt">
        {prompt === null ? (
          <span className="text-ink-3">Surety's own words: one text, one class of a closed list.</span>
        ) : (
          <LongText text={prompt} className="font-mono text-sm" />
        )}
      </Part>
      <Part name="Guidance">
        {guidance === null ? <span className="text-ink-3">none</span> : <LongText text={guidance} />}
      </Part>
      <Part name="Examples">{examplesWords(examples)}</Part>
    </dl>
  );
}

function Part({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Compare({ workflow, judgment, versions }: { workflow: string; judgment: string; versions: PromptVersion[] }) {
  const [newest, older] = versions;
  const [from, setFrom] = useState(older?.number ?? 1);
  const [to, setTo] = useState(newest?.number ?? 1);
  const diff = useQuery(promptDiffQuery(workflow, judgment, from, to));
  const options = versions.map(({ number, current }) => ({
    value: String(number),
    label: `Version ${number}${current ? " (in force)" : ""}`,
  }));
  return (
    <section aria-label="What changed" className="flex flex-col gap-3 border-t pt-4">
      <h3 className="text-h3">What changed</h3>
      <div className="flex flex-wrap items-center gap-2">
        <Select
          label="From version"
          className="w-44"
          value={String(from)}
          onChange={(event) => setFrom(Number(event.target.value))}
          options={options}
        />
        <span className="text-ink-3">to</span>
        <Select
          label="To version"
          className="w-44"
          value={String(to)}
          onChange={(event) => setTo(Number(event.target.value))}
          options={options}
        />
      </div>
      <Loaded query={diff} skeleton={<Skeleton className="h-24" />}>
        {(data) => <DiffView diff={data} />}
      </Loaded>
    </section>
  );
}
