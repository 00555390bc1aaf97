import { thresholdForShare, whatIf } from "@surety/core/gate/what-if";
import type { GateDetail } from "@surety/core/wire/gate-detail";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { sessionQuery } from "../../services/session.ts";
import { ChangeGate } from "./change-gate.tsx";
import { DayCard } from "./day-card.tsx";
import { GateNotes } from "./gate-notes.tsx";
import { segmentPictures } from "./gate-picture.ts";
import { LooksCard } from "./looks-card.tsx";
import { NoCurve } from "./no-curve.tsx";
import { PromiseCard } from "./promise-card.tsx";
import { SegmentTable } from "./segment-table.tsx";
import { WhatIfCard } from "./what-if-card.tsx";

/** What the address of the page holds: the segment that is shown, and where the handle stands. */
export type GateView = { segment?: string | undefined; at?: string | undefined };

type Props = { detail: GateDetail; view: GateView; onView: (view: GateView) => void };

/** One gate: what it promises, what that rests on, what an ordinary day looks like, and what another threshold would do. */
export function GatePage({ detail, view, onView }: Props) {
  const [changing, setChanging] = useState(false);
  const role = useQuery(sessionQuery).data?.person?.role;
  const mayChange = role === "owner" || role === "editor";
  const pictures = segmentPictures(detail);
  const picture = pictures.find((one) => one.name === view.segment) ?? pictures[0];
  const segment = picture?.name;
  const choose = (threshold: number | null) =>
    onView({ segment: segment === "" ? undefined : segment, at: threshold === null ? undefined : String(threshold) });
  const start = picture?.guaranteed?.threshold ?? picture?.naive?.threshold ?? picture?.curve.points[0]?.threshold;
  const change = (
    <Button small onClick={() => setChanging(true)}>
      Change
    </Button>
  );
  if (detail.gate.mode === "none") return <PromiseCard detail={detail} action={null} />;
  return (
    <div className="flex flex-col gap-4">
      <GateNotes detail={detail} mayChange={mayChange} />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(340px,2fr)_minmax(520px,3fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <PromiseCard detail={detail} action={mayChange && change} />
          <DayCard
            detail={detail}
            shown={picture}
            onShare={(share) => picture && choose(thresholdForShare(picture.curve, share))}
            onCosts={() => setChanging(true)}
          />
        </div>
        {picture === undefined ? (
          <NoCurve detail={detail} />
        ) : (
          <WhatIfCard
            detail={detail}
            pictures={pictures}
            picture={picture}
            chosen={whatIf(picture.curve, Number(view.at ?? start ?? 1), picture.facts.assurance)}
            onSegment={(name) => onView({ segment: name })}
            onChoose={choose}
          />
        )}
      </div>
      {picture !== undefined && (
        <Card title="Segments" flush>
          <SegmentTable
            detail={detail}
            pictures={pictures}
            shown={picture.name}
            onShow={(name) => onView({ segment: name === "" ? undefined : name })}
          />
        </Card>
      )}
      <LooksCard detail={detail} mayChange={mayChange} />
      {changing && <ChangeGate detail={detail} open onClose={() => setChanging(false)} />}
    </div>
  );
}
