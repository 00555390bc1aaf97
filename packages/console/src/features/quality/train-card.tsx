import { useQueryClient } from "@tanstack/react-query";
import type { Quality } from "@surety/core/wire/quality";
import type { Job } from "@surety/core/wire/workflow";
import { useState } from "react";
import { ShareBar } from "../../charts/share-bar.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { count } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { qualityQuery, useCalibrate, useTrain } from "../../services/quality.ts";
import { GatePrices } from "./gate-prices.tsx";
import { JobProgress } from "../jobs/job-progress.tsx";

/** Where labels come from, and the two things to do with them. */
export function TrainCard({ quality }: { quality: Quality }) {
  const [job, setJob] = useState<string | null>(null);
  const client = useQueryClient();
  const train = useTrain(quality.workflow);
  const calibrate = useCalibrate(quality.workflow);
  const { labels } = quality;
  const sources = Object.entries(labels.bySource)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value);
  const begin = (mutation: typeof train) =>
    mutation.mutate(undefined, {
      onSuccess: (started) => {
        setJob(started.id);
        client.removeQueries({ queryKey: ["job", started.id] });
        void client.invalidateQueries({ queryKey: qualityQuery(quality.workflow).queryKey });
      },
    });
  const busy = train.isPending || calibrate.isPending;
  return (
    <Card
      title="Labels"
      aside={
        <>
          <Button small disabled={busy} onClick={() => begin(calibrate)}>
            Fit the gate again
          </Button>
          <Button small tone="primary" disabled={busy || labels.total === 0} onClick={() => begin(train)}>
            Train
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-ink-2">
          <b className="font-semibold text-ink">{count(labels.total)}</b> right answers are known. The model learns from{" "}
          {count(labels.train)}; {count(labels.calibration)} are kept apart to measure it.
        </p>
        <GatePrices quality={quality} />
        <ShareBar parts={sources} label="Labels by source" />
        {(train.error ?? calibrate.error) && <ProblemNote error={train.error ?? calibrate.error} />}
        {job && <JobProgress id={job} done={trained} />}
      </div>
    </Card>
  );
}

/** Where a model is at work the new one does not replace it unseen. */
function trained(result: Job["result"]): string {
  return result?.["challenger"] === undefined
    ? "Done. The model is measured on the labels kept apart."
    : "Done. The new model is a challenger: see how it compares under Versions.";
}
