import type { ChallengerDetail } from "@surety/core/wire/challenger";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { counted, percent } from "../../design/format.ts";
import { NumberWithInterval } from "../../design/number-with-interval.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useCanary } from "../../services/challengers.ts";

const shares = [0, 0.05, 0.1, 0.25, 0.5];

/** A share of new cases that the challenger decides for real, behind its own gate; both sides as they do. */
export function CanaryCard({ detail, workflow }: { detail: ChallengerDetail; workflow: string }) {
  const canary = useCanary(workflow, detail.id);
  const isEarly = detail.status === "preparing" || detail.status === "replaying";
  return (
    <Card title="Canary">
      <div className="flex flex-col gap-3">
        <p className="text-sm text-ink-2">
          The challenger can decide a share of new cases for real, behind its own gate. Which ones is left to a hash of
          each case, so both sides are alike.
        </p>
        <fieldset className="flex gap-1" disabled={isEarly || canary.isPending}>
          <legend className="sr-only">Share of new cases</legend>
          {shares.map((share) => (
            <Button
              key={share}
              small
              tone={share === detail.canaryShare ? "primary" : "plain"}
              aria-pressed={share === detail.canaryShare}
              disabled={isEarly || canary.isPending}
              onClick={() => canary.mutate(share)}
            >
              {share === 0 ? "None" : percent(share)}
            </Button>
          ))}
        </fieldset>
        {canary.isError && <ProblemNote error={canary.error} />}
        {detail.canary !== null && (
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
            <Arm name="Champion" arm={detail.canary.champion} />
            <Arm name="Challenger" arm={detail.canary.challenger} />
          </dl>
        )}
      </div>
    </Card>
  );
}

function Arm({ name, arm }: { name: string; arm: NonNullable<ChallengerDetail["canary"]>["champion"] }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="flex flex-col">
        <span>{counted(arm.cases, "case")}</span>
        <span>
          automated <NumberWithInterval rate={arm.automated} noun="case" />
        </span>
        <span>
          wrong of automated <NumberWithInterval rate={arm.auditedError} noun="audit" missing="not audited yet" />
        </span>
      </dd>
    </>
  );
}
