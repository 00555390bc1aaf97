import type { BaselineWire } from "@surety/core/wire/baseline";
import type { Stage } from "@surety/core/wire/common";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useStartTiming, useStopTiming } from "../../services/value.ts";

const wanted = 30;
type Props = { baseline: BaselineWire; stage: Stage };

/** Starts the stopwatch over manual work, and shows how far it is. */
export function TimingPanel({ baseline, stage }: Props) {
  return baseline.running === null ? (
    <StartTiming workflow={baseline.workflow} stage={stage} />
  ) : (
    <RunningTiming workflow={baseline.workflow} running={baseline.running} />
  );
}

function StartTiming({ workflow, stage }: { workflow: string; stage: Stage }) {
  const [second, setSecond] = useState(false);
  const start = useStartTiming(workflow);
  const possible = stage === "shadow" || stage === "assisted";
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-3">
      <Button
        tone="primary"
        small
        disabled={!possible || start.isPending}
        onClick={() => start.mutate({ cases: wanted, secondPerson: second })}
      >
        Time {wanted} cases
      </Button>
      {possible ? (
        <label className="flex items-center gap-2 text-sm text-ink-2">
          <input
            type="checkbox"
            checked={second}
            onChange={(event) => setSecond(event.target.checked)}
            className="accent-accent"
          />
          A second person decides each case too, which measures the errors of manual work
        </label>
      ) : (
        <p className="text-sm text-ink-3">
          Manual work is timed in shadow or assisted stage, while people decide every case.
        </p>
      )}
      {start.isError && <ProblemNote error={start.error} />}
    </div>
  );
}

function RunningTiming({ workflow, running }: { workflow: string; running: NonNullable<BaselineWire["running"]> }) {
  const stop = useStopTiming(workflow);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t pt-3">
      <progress
        aria-label="Timed cases"
        value={running.done}
        max={running.wanted}
        className="h-1.5 w-40 overflow-hidden rounded-full bg-line accent-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
      />
      <p className="text-ink-2">
        {running.done} of {running.wanted} cases timed. People see no suggestion until it is over
        {running.secondPerson ? ", and each case is decided twice" : ""}.{" "}
        <Link to="/inbox" className="text-accent-ink underline">
          Decide the next
        </Link>
      </p>
      <Button small disabled={stop.isPending} onClick={() => stop.mutate(undefined as never)}>
        Stop
      </Button>
      {stop.isError && <ProblemNote error={stop.error} />}
    </div>
  );
}
