import type { GateLook } from "@surety/core/wire/gate";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { count, percent, points } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { Time } from "../../design/time.tsx";
import { useCalibrate } from "../../services/quality.ts";
import { JobProgress } from "../jobs/job-progress.tsx";
import { lookSentence, sampleSentence } from "./gate-sentences.ts";
import { segmentName } from "./segment-name.ts";

/** How the thresholds came about: every look at the labels, what it spent and what came of it; and the next one. */
export function LooksCard({ detail, mayChange }: { detail: GateDetail; mayChange: boolean }) {
  const [job, setJob] = useState<string | null>(null);
  const client = useQueryClient();
  const derive = useCalibrate(detail.workflow);
  const begin = () =>
    derive.mutate(undefined, {
      onSuccess: (started) => {
        setJob(started.id);
        client.removeQueries({ queryKey: ["job", started.id] });
      },
    });
  const labels = detail.looks.find((look) => look.inForce)?.labels;
  return (
    <Card
      title="How these thresholds came about"
      aside={
        mayChange && (
          <Button small disabled={derive.isPending} onClick={begin}>
            {detail.looks.length === 0 ? "Derive" : "Derive again"}
          </Button>
        )
      }
    >
      <div className="flex max-w-[96ch] flex-col gap-2 text-ink-2">
        {labels && <p>{sampleSentence(labels)}</p>}
        <p>{lookSentence(detail)}</p>
        {derive.error && <ProblemNote error={derive.error} />}
        {job && (
          <JobProgress id={job} done={() => "Done. The thresholds below are those of the labels there are now."} />
        )}
      </div>
      {detail.looks.length > 0 && <LooksTable looks={detail.looks} />}
    </Card>
  );
}

function LooksTable({ looks }: { looks: GateLook[] }) {
  return (
    <div className="mt-4 overflow-x-auto" tabIndex={0} role="region" aria-label="Looks at the labels">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left text-ink-3">
            <Head>When</Head>
            <Head tip="Looks at overlapping labels are counted, whatever the model and the target.">Look</Head>
            <Head tip="Part of the chance to be wrong that this look spent, in points.">Spent</Head>
            <Head>Asked for</Head>
            <Head tip="Number of labels; the start of the SHA-256 of their ids, so that an auditor can derive the same.">
              Labels
            </Head>
            <Head>Model</Head>
            <Head>Thresholds</Head>
          </tr>
        </thead>
        <tbody className="divide-y">
          {looks.map((look) => (
            <tr key={look.id} className="h-9 align-baseline">
              <td className="pr-3 whitespace-nowrap">
                <Time at={look.at} /> {look.inForce && <Badge tone="automated">in force</Badge>}
              </td>
              <td className="px-3">{look.tested ? (look.look ?? "–") : "–"}</td>
              <td className="px-3 whitespace-nowrap">{spentText(look)}</td>
              <td className="px-3 whitespace-nowrap">
                {percent(look.maxError)} at {percent(look.assurance)}
              </td>
              <td className="px-3 whitespace-nowrap">
                {look.labels === null ? "–" : count(look.labels.count)}{" "}
                {look.labels && <span className="font-mono text-ink-3">{look.labels.hash.slice(0, 8)}</span>}
              </td>
              <td className="px-3 font-mono text-ink-3">{look.model.slice(0, 8)}</td>
              <td className="px-3 font-mono">{thresholdsOf(look)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ tip, children }: { tip?: string; children: ReactNode }) {
  return (
    <th scope="col" className="h-8 px-3 font-medium whitespace-nowrap first:pl-0">
      {tip === undefined ? children : <Hint text={tip}>{children}</Hint>}
    </th>
  );
}

function spentText({ spent, tested }: GateLook): string {
  if (!tested) return "not tested yet, cost nothing";
  return spent === null ? "–" : `${points(spent)} points`;
}

function thresholdsOf({ segments }: GateLook): string {
  const earned = segments.filter((one) => one.threshold !== null);
  if (earned.length === 0) return "none";
  return earned.map((one) => `${segmentName(one.segment)} ${(one.threshold ?? 1).toFixed(3)}`).join(", ");
}
