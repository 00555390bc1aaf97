import { useQuery } from "@tanstack/react-query";
import type { ChallengerDetail } from "@surety/core/wire/challenger";
import { Badge } from "../../design/badge.tsx";
import { Card } from "../../design/card.tsx";
import { count, money } from "../../design/format.ts";
import { Loaded } from "../../design/loaded.tsx";
import { Skeleton } from "../../design/skeleton.tsx";
import { Time } from "../../design/time.tsx";
import { challengerQuery } from "../../services/challengers.ts";
import { CanaryCard } from "./canary-card.tsx";
import { ChallengerActions } from "./challenger-actions.tsx";
import { isOpen, statusWords } from "./challenger-words.ts";
import { CriteriaList } from "./criteria-list.tsx";
import { DisagreementList } from "./disagreement-list.tsx";
import { EvidenceCard } from "./evidence-card.tsx";
import { JudgmentComparisonView } from "./judgment-comparison.tsx";
import { SideBySide } from "./side-by-side.tsx";

/** A challenger beside the champion: how they do on the same cases, and whether that is enough. */
export function ChallengerView({ id, workflow }: { id: string; workflow: string }) {
  const challenger = useQuery(challengerQuery(id));
  // It is higher than a window: a place of that size keeps what follows from jumping.
  return (
    <Loaded query={challenger} skeleton={<Skeleton className="h-[90vh]" />}>
      {(detail) => (
        <>
          <Card title={<Heading detail={detail} />} aside={<ChallengerActions detail={detail} workflow={workflow} />}>
            <div className="flex flex-col gap-4">
              <Standing detail={detail} />
              <SideBySide detail={detail} />
            </div>
          </Card>
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_420px]">
            <div className="flex min-w-0 flex-col gap-4">
              {detail.comparisons.map((one) => (
                <JudgmentComparisonView key={one.judgment} comparison={one} criteria={detail.criteria} />
              ))}
              <DisagreementList id={id} />
            </div>
            <div className="flex min-w-0 flex-col gap-4">
              <CriteriaList detail={detail} />
              <EvidenceCard detail={detail} />
              {isOpen(detail.status) && <CanaryCard detail={detail} workflow={workflow} />}
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}

function Heading({ detail }: { detail: ChallengerDetail }) {
  const { word, tone } = statusWords(detail.status);
  return (
    <span className="flex items-center gap-2.5">
      Champion and challenger <Badge tone={tone}>{word}</Badge>
    </span>
  );
}

function Standing({ detail }: { detail: ChallengerDetail }) {
  const { replay } = detail;
  const isMoving = detail.status === "preparing" || detail.status === "replaying";
  return (
    <div className="flex flex-col gap-1.5">
      <p className="max-w-[90ch] font-medium">{detail.sentence === "" ? detail.verdict.sentence : detail.sentence}</p>
      <p className="text-sm text-ink-3">
        {detail.reason}. By {detail.createdBy ?? "Surety"}, <Time at={detail.createdAt} />. {count(replay.done)} of{" "}
        {count(replay.cases)} cases replayed with what was looked up then, {count(detail.shadowed)} live cases answered
        in the shadow; nothing of it was sent.
      </p>
      {detail.rivals.map(({ judgment, sentence }) => (
        <p key={judgment} className="max-w-[90ch] text-sm text-ink-2">
          {judgment}: {sentence}
        </p>
      ))}
      {detail.money !== null && (
        <p className="text-sm text-ink-2">
          Its questions have cost {money(detail.money.usedMicros, detail.money.currency)} of{" "}
          {money(detail.money.mostMicros, detail.money.currency)}; live cases keep at least half of every day's budget.
        </p>
      )}
      {isMoving && (
        <progress
          aria-label="Replay"
          value={replay.done}
          max={Math.max(1, replay.cases)}
          className="h-1.5 w-64 overflow-hidden rounded-full bg-line accent-accent [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent"
        />
      )}
    </div>
  );
}
