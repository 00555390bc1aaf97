import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Loaded } from "../../design/loaded.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { setQuery, useEvaluateSet, useRefreshSet } from "../../services/datasets.ts";
import { JobProgress } from "../jobs/job-progress.tsx";
import { useKeys } from "../keyboard/key-store.ts";
import { ImportSet } from "./import-set.tsx";
import { ResultsTable } from "./results-table.tsx";
import { VersionsTable } from "./versions-table.tsx";

const drawn = 200;

/** One evaluation set: measure on it, draw more of production into it, import, and what came of both over time. */
export function SetView({ name, mayChange }: { name: string; mayChange: boolean }) {
  const query = useQuery(setQuery(name));
  const measuring = useEvaluateSet(name);
  const refreshing = useRefreshSet(name);
  const [job, setJob] = useState<string | null>(null);
  const measure = () => measuring.mutate(undefined, { onSuccess: (started) => setJob(started.id) });
  useKeys(mayChange ? [{ keys: "m", label: "Measure on this set", group: "Datasets", run: measure }] : []);
  return (
    <Loaded query={query}>
      {(set) => (
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap items-center gap-3">
            <Link to="/datasets" search={{ workflow: set.workflow }} className="text-accent-ink hover:underline">
              All sets
            </Link>
            <h2 className="text-h2">{set.name}</h2>
            {mayChange && (
              <span className="ml-auto flex items-center gap-2">
                <Button tone="primary" keys="m" disabled={measuring.isPending} onClick={measure}>
                  Measure the model in force
                </Button>
                <Button disabled={refreshing.isPending} onClick={() => refreshing.mutate(drawn)}>
                  Draw from production
                </Button>
              </span>
            )}
          </div>
          {[measuring, refreshing].map(
            (one, at) => one.isError && <ProblemNote key={at === 0 ? "measure" : "refresh"} error={one.error} />,
          )}
          {job !== null && <JobProgress id={job} done={() => "Measured; the result is below."} key={job} />}
          <ResultsTable set={set} />
          <VersionsTable set={set} />
          {mayChange && <ImportSet workflow={set.workflow} set={set.name} />}
        </div>
      )}
    </Loaded>
  );
}
