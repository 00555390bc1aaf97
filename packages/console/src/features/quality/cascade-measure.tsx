import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { BatchChoice } from "../../design/batch-choice.tsx";
import { Button } from "../../design/button.tsx";
import { counted, money } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { estimateQuery, useMeasure } from "../../services/cascades.ts";
import { JobProgress } from "../jobs/job-progress.tsx";
import { missingWords, mostOf } from "./cascade-words.ts";

/** First what it costs, then the asking: every model about every label that measures. */
export function CascadeMeasure({ workflow }: { workflow: string }) {
  const [asked, setAsked] = useState(false);
  const [job, setJob] = useState<string | null>(null);
  const [batch, setBatch] = useState(false);
  const estimate = useQuery({ ...estimateQuery(workflow), enabled: asked });
  const measure = useMeasure(workflow);
  const begin = (micros: number) =>
    measure.mutate(
      { spend: micros / 1_000_000, batch },
      {
        onSuccess: (started) => {
          setJob(started.id);
          setAsked(false);
        },
      },
    );
  if (job !== null) return <JobProgress id={job} done={() => "Done. What they earned stands above."} />;
  if (!asked)
    return (
      <div>
        <Button small onClick={() => setAsked(true)}>
          Measure all models…
        </Button>
      </div>
    );
  if (estimate.error) return <ProblemNote error={estimate.error} />;
  if (estimate.data === undefined) return <p className="text-sm text-ink-3">Counting what is missing…</p>;
  const most = mostOf(estimate.data);
  const { currency, judgments } = estimate.data;
  return (
    <div className="flex flex-col gap-2">
      {judgments.map(({ judgment, labels, planning, stages }) => (
        <div key={judgment} className="text-sm text-ink-2">
          {counted(labels, "label")} measure {judgment}
          {planning > 0 && `, and ${counted(planning, "label")} that taught the local model plan what is tested`}. What
          was answered once is not paid for again.
          <ul className="mt-1 list-disc pl-5">
            {stages.map((stage) => (
              <li key={stage.name}>{missingWords(stage, currency)}</li>
            ))}
          </ul>
        </div>
      ))}
      {most !== 0 && <BatchChoice chosen={batch} choose={setBatch} />}
      <div className="flex gap-2">
        <Button small tone="primary" disabled={most === null || measure.isPending} onClick={() => begin(most ?? 0)}>
          {most === 0 ? "Choose the cut-offs" : `Ask, for at most ${most === null ? "?" : money(most, currency)}`}
        </Button>
        <Button small onClick={() => setAsked(false)}>
          Not now
        </Button>
      </div>
      {measure.error && <ProblemNote error={measure.error} />}
    </div>
  );
}
