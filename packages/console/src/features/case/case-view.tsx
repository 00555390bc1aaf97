import type { CaseDetail } from "@surety/core/wire/case";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { count, duration, money } from "../../design/format.ts";
import { Page } from "../../design/page.tsx";
import { Time } from "../../design/time.tsx";
import { StatusMark } from "../cases/status-mark.tsx";
import { CaseActions } from "./case-actions.tsx";
import { EffectList } from "./effect-list.tsx";
import { JudgmentCard } from "./judgment-card.tsx";
import { SourceColumn } from "./source-column.tsx";
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
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,4fr)_minmax(0,4fr)_minmax(0,3.6fr)]">
        <Column title="What came">
          <SourceColumn detail={detail} />
        </Column>
        <Column title="What happened">
          {detail.timeline.length === 0 ? (
            <p className="text-ink-3">Nothing yet; the case has just arrived.</p>
          ) : (
            <Timeline entries={detail.timeline} currency={detail.currency} />
          )}
        </Column>
        <div className="flex min-w-0 flex-col gap-4">
          <Stack title="The answer">
            {detail.judgments.length === 0 ? (
              <p className="text-ink-3">No judgment yet.</p>
            ) : (
              detail.judgments.map((judgment) => (
                <JudgmentCard key={judgment.id} judgment={judgment} currency={detail.currency} />
              ))
            )}
          </Stack>
          <Stack title="Effects">
            <EffectList effects={detail.effects} />
          </Stack>
        </div>
      </div>
    </Page>
  );
}

function Column({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 rounded-md border bg-surface">
      <h2 className="border-b px-4 py-2 text-sm font-medium text-ink-3">{title}</h2>
      <div className="p-4">{children}</div>
    </section>
  );
}

function Stack({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex min-w-0 flex-col gap-2">
      <h2 className="text-sm font-medium text-ink-3">{title}</h2>
      {children}
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
        className="hover:underline"
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
