import type { WorkflowDetail } from "@surety/core/wire/workflow";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useChallenge } from "../../services/challengers.ts";
import { StageForm } from "./stage-form.tsx";
import { JobProgress } from "../jobs/job-progress.tsx";

/** How a challenger comes to be: from what people have taught since, or from a changed document. */
export function NewChallenger({ detail }: { detail: WorkflowDetail }) {
  const [job, setJob] = useState<string | null>(null);
  const challenge = useChallenge(detail.name);
  const train = () =>
    challenge.mutate(
      { reason: "Trained from the labels there are now", retrain: true },
      { onSuccess: (made) => setJob(made.job?.id ?? null) },
    );
  return (
    <Card
      title="Champion and challenger"
      aside={
        <Button small tone="primary" disabled={challenge.isPending} onClick={train}>
          Train a challenger
        </Button>
      }
    >
      <div className="flex max-w-[72ch] flex-col gap-2 text-ink-2">
        <p>
          Version {detail.version.number} and its models are the champion. A challenger is compared with it on the same
          cases, and takes its place only when the evidence says so: nothing changes until then.
        </p>
        <p>
          It can be a model trained from newer labels, another model in place of a stage, or a changed document:{" "}
          <code className="font-mono text-sm">surety challenge {detail.name} --document FILE</code>
        </p>
        <StageForm workflow={detail.name} challenge={challenge} />
        {challenge.isError && <ProblemNote error={challenge.error} />}
        {job && <JobProgress id={job} done={() => "Trained. The comparison begins."} />}
      </div>
    </Card>
  );
}
