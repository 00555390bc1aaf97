import type { Job } from "@surety/core/wire/workflow";
import { useQuery } from "@tanstack/react-query";
import { percent } from "../../design/format.ts";
import { jobQuery } from "../../services/jobs.ts";

type Props = { id: string; done: (result: Job["result"]) => string };

/** A job from start to end: its stage and how far it is, then what came out, in the words of `done`. */
export function JobProgress({ id, done }: Props) {
  const job = useQuery(jobQuery(id)).data;
  if (job === undefined) return <p className="text-sm text-ink-3">Starting…</p>;
  if (job.status === "failed")
    return (
      <p role="alert" className="text-sm">
        <span className="font-medium text-harm-ink">{job.error?.message ?? "The job failed."}</span>{" "}
        <span className="text-ink-2">{job.error?.remedy}</span>
      </p>
    );
  if (job.status === "done")
    return (
      <p role="status" className="text-sm text-automated-ink">
        {done(job.result)}
      </p>
    );
  return (
    <div className="flex items-center gap-3 text-sm">
      <progress
        aria-label={job.stage}
        value={job.progress}
        max={1}
        className="h-1.5 w-40 overflow-hidden rounded-full bg-line accent-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <span className="text-ink-2">
        {job.stage}, {percent(job.progress)}
      </span>
    </div>
  );
}
