import type { CaseDetail } from "@surety/core/wire/case";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { count, duration, money } from "../../design/format.ts";
import { Page } from "../../design/page.tsx";
import { Time } from "../../design/time.tsx";
import { StatusMark } from "../cases/status-mark.tsx";
import { BlindNote } from "./blind-note.tsx";
import { caseColumnsClass } from "./case-columns.ts";
import { CaseActions } from "./case-actions.tsx";
import { DecisionList } from "./decision-list.tsx";
import { CaseSource } from "./case-source.tsx";
import { CheckList } from "./check-list.tsx";
import { EffectList } from "./effect-list.tsx";
import { FamilyList } from "./family-list.tsx";
import { JudgmentCard } from "./judgment-card.tsx";
import { NextByAnswer } from "./next-by-answer.tsx";
import { nextStep } from "./next-step.ts";
import { PreparedList } from "./prepared-list.tsx";
import { QuestionCard } from "./question-card.tsx";
import { Timeline } from "./timeline.tsx";

/** One case: what came, what happened, what was answered and why. */
export function CaseView({ detail }: { detail: CaseDetail }) {
  return (
    <Page title={detail.title} lead={<Facts detail={detail} />} actions={<CaseActions detail={detail} />}>
      {detail.error && (
        <div role="alert" className="rounded-md border border-harm/40 bg-harm-soft px-3 py-2.5">
          <p className="font-medium">{detail.error.message}</p>
          {detail.error.remedy && <p className="text-ink-2">{detail.error.remedy}</p>}
        </div>
      )}
      {detail.blind && <BlindNote id={detail.id} decided={detail.review?.status === "decided"} />}
      <FamilyList detail={detail} />
      <div className={caseColumnsClass}>
        <Column title="What came">
          <CaseSource detail={detail} />
          {detail.prepared.length > 0 && (
            <section aria-label="Prepared" className="mt-4 border-t pt-3">
              <h3 className="mb-2 text-sm font-medium text-ink-3">Prepared</h3>
              <PreparedList prepared={detail.prepared} explained={detail.explained} />
              <CheckList checks={detail.explained?.checks ?? []} />
            </section>
          )}
        </Column>
        <Column title="What happened">
          {detail.timeline.length === 0 ? (
            <p className="text-ink-3">Nothing yet; the case has just arrived.</p>
          ) : (
            <Timeline entries={detail.timeline} currency={detail.currency} />
          )}
          <DecisionList caseId={detail.id} />
        </Column>
        <div className="flex min-w-0 flex-col gap-4">
          <Column title={detail.judgments.length > 1 ? "The answers" : "The answer"} flush>
            {detail.judgments.length === 0 ? (
              <p className="p-4 text-ink-3">{detail.blind ? "Hidden until it was answered." : "No judgment yet."}</p>
            ) : (
              detail.judgments.map((judgment) => (
                <JudgmentCard key={judgment.id} judgment={judgment} currency={detail.currency} />
              ))
            )}
          </Column>
          <Column title="Effects" flush>
            <EffectList effects={detail.effects} />
          </Column>
          <Column title="What happens next">
            <p>{nextStep(detail)}</p>
            {detail.waitingFor === "callback" && !detail.blind && <QuestionCard caseId={detail.id} />}
            {detail.status === "waiting" && detail.waitingFor === "review" && detail.review !== null && (
              <NextByAnswer reviewId={detail.review.id} />
            )}
          </Column>
        </div>
      </div>
    </Page>
  );
}

type ColumnProps = { title: string; children: ReactNode; flush?: boolean };

function Column({ title, children, flush = false }: ColumnProps) {
  return (
    <section className="min-w-0 rounded-md border bg-surface">
      <h2 className="border-b px-4 py-2 text-sm font-medium text-ink-3">{title}</h2>
      <div className={flush ? "divide-y" : "p-4"}>{children}</div>
    </section>
  );
}

function Facts({ detail }: { detail: CaseDetail }) {
  const took = detail.endedAt === null ? null : duration(Date.parse(detail.endedAt) - Date.parse(detail.receivedAt));
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <StatusMark status={detail.status} route={detail.route} waitingFor={detail.waitingFor} />
      <Link
        to="/workflows/$name"
        params={{ name: detail.workflow }}
        search={{ tab: "versions" }}
        className="hover:underline max-sm:py-3"
      >
        {detail.workflow}, version {count(detail.version.number)}
      </Link>
      <span>
        arrived <Time at={detail.receivedAt} />
      </span>
      {took && <span>took {took}</span>}
      <span>cost {money(detail.costMicros, detail.currency)}</span>
      <span className="font-mono text-xs text-ink-3">{detail.id}</span>
    </span>
  );
}
