import type { ExperimentDetail } from "@surety/core/wire/experiment";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { count, money } from "../../design/format.ts";
import { Loaded } from "../../design/loaded.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { experimentQuery, useAdoptArm, useCancelExperiment, useStartExperiment } from "../../services/experiments.ts";
import { ArmTable } from "./arm-table.tsx";
import { BatchList } from "./batch-list.tsx";
import { ExperimentProgress } from "./experiment-progress.tsx";
import { statusTones, statusWords } from "./prompt-words.ts";

type Props = { id: string; mayChange: boolean; onClose: () => void };

/** One experiment: its costs before it starts, its progress while it runs, its verdict when it is done. */
export function ExperimentView({ id, mayChange, onClose }: Props) {
  const query = useQuery(experimentQuery(id));
  return (
    <Loaded query={query} skeleton={<Skeleton className="h-64" />}>
      {(experiment) => <Experiment experiment={experiment} mayChange={mayChange} onClose={onClose} />}
    </Loaded>
  );
}

function Experiment({ experiment, mayChange, onClose }: Omit<Props, "id"> & { experiment: ExperimentDetail }) {
  const { id, status, set, items, arms, version, sentence, workflow, notJudged } = experiment;
  const adopting = useAdoptArm(id);
  const where = set === null ? "the labels that measure" : `${set.name}, version ${set.version}`;
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          Experiment on {where}
          <Badge tone={statusTones[status]}>{statusWords[status]}</Badge>
        </span>
      }
      aside={
        <Button small onClick={onClose}>
          Close
        </Button>
      }
      flush
    >
      <div className="flex flex-col gap-3 p-4">
        <p className="max-w-[72ch] text-ink-2">
          {count(arms)} arms on the same {count(items)} cases, against version {version}.
          {notJudged.map(({ reason, count: left }) => ` ${count(left)} more never reach a model. ${reason}`).join("")}
        </p>
        {status === "done" ? (
          <p className="text-h3" role="status">
            {sentence}
          </p>
        ) : (
          sentence !== "" && <p className="max-w-[72ch] text-caught-ink">{sentence}</p>
        )}
        {(status === "running" || status === "stopped" || status === "cancelled") && (
          <ExperimentProgress experiment={experiment} />
        )}
        <BatchList batches={experiment.batches} />
        {mayChange && <Actions experiment={experiment} />}
        {adopting.isError && <ProblemNote error={adopting.error} />}
        {adopting.isSuccess && (
          <p role="status">
            It challenges what is in force.{" "}
            <Link
              to="/workflows/$name"
              params={{ name: workflow }}
              search={{ tab: "versions" }}
              className="text-accent-ink underline"
            >
              See it under Versions
            </Link>
          </p>
        )}
      </div>
      <div className="border-t">
        <ArmTable experiment={experiment} adopt={mayChange ? (arm) => adopting.mutate(arm) : null} />
      </div>
    </Card>
  );
}

function Actions({
  experiment: { id, status, mostMicros, probableMicros, currency, batch },
}: {
  experiment: ExperimentDetail;
}) {
  const starting = useStartExperiment(id);
  const cancelling = useCancelExperiment(id);
  const most = money(mostMicros, currency);
  const begins = status === "planned" || status === "stopped";
  if (!begins && status !== "running") return null;
  return (
    <div className="flex flex-col gap-2">
      {status === "planned" && (
        <p className="max-w-[72ch]">
          It probably costs <strong>{money(probableMicros, currency)}</strong>, and never more than{" "}
          <strong>{most}</strong>. Nothing was asked yet.
          {batch && " What is asked in batches may take a day; what fails there is asked at once, at the usual price."}
        </p>
      )}
      <div className="flex gap-2">
        {begins && (
          <Button tone="primary" disabled={starting.isPending} onClick={() => starting.mutate(mostMicros)}>
            {status === "planned" ? `Start, for at most ${most}` : "Go on"}
          </Button>
        )}
        <Button disabled={cancelling.isPending} onClick={() => cancelling.mutate()}>
          Cancel it
        </Button>
      </div>
      {starting.isError && <ProblemNote error={starting.error} />}
      {cancelling.isError && <ProblemNote error={cancelling.error} />}
    </div>
  );
}
