import { Link, type LinkProps } from "@tanstack/react-router";
import type { Overview } from "@surety/core/wire/overview";
import type { ReactNode } from "react";
import { count, counted, percent, points } from "../../design/format.ts";
import { MeaningMark } from "../../design/meaning.tsx";

type TileProps = { label: ReactNode; value: string; note: ReactNode; link: LinkProps; tone?: string };

function Tile({ label, value, note, link, tone = "" }: TileProps) {
  return (
    <Link {...link} className="group flex min-w-0 flex-col gap-0.5 border-r border-b p-4 hover:bg-sunken">
      <span className="flex items-center gap-1.5 text-sm text-ink-2">{label}</span>
      <span
        className={`text-[24px] leading-8 font-semibold tracking-tight group-hover:underline decoration-1 underline-offset-4 ${tone}`}
      >
        {value}
      </span>
      <span className="text-sm text-ink-3">{note}</span>
    </Link>
  );
}

const share = (part: number, whole: number): string =>
  whole === 0 ? "none arrived yet" : `${percent(part / whole)} of arrivals`;

/** Today in six numbers; each opens the rows behind it. */
export function TodayTiles({ today }: { today: Overview["today"] }) {
  const wrong = today.wrongAutomated;
  return (
    <section
      aria-label="Today"
      className="grid grid-cols-2 overflow-hidden rounded-md border bg-surface *:-mr-px *:-mb-px md:grid-cols-3 xl:grid-cols-[repeat(5,minmax(0,1fr))_minmax(0,1.5fr)]"
    >
      <Tile label="Arrived" value={count(today.arrived)} note="today" link={{ to: "/cases" }} />
      <Tile
        label={
          <>
            <MeaningMark meaning="automated" />
            Automated
          </>
        }
        value={count(today.automated)}
        note={share(today.automated, today.arrived)}
        link={{ to: "/cases", search: { route: "automated" } }}
      />
      <Tile
        label={
          <>
            <MeaningMark meaning="reviewed" />
            Reviewed
          </>
        }
        value={count(today.reviewed)}
        note={share(today.reviewed, today.arrived)}
        link={{ to: "/cases", search: { route: "reviewed" } }}
      />
      <Tile
        label="Waiting"
        value={count(today.waiting)}
        note={
          today.overdue === 0 ? (
            "none overdue"
          ) : (
            <span className="font-medium text-caught-ink">{count(today.overdue)} overdue</span>
          )
        }
        link={{ to: "/inbox", search: { sort: "due" } }}
      />
      <Tile
        label="Failed"
        value={count(today.failed)}
        note={today.failed === 0 ? "nothing to do" : "waiting for you"}
        link={{ to: "/cases", search: { status: "failed" } }}
        tone={today.failed > 0 ? "text-harm-ink" : ""}
      />
      <Tile
        label={
          <>
            <MeaningMark meaning="harm" />
            Wrong and automated
          </>
        }
        value={wrong === null ? "–" : percent(wrong.value)}
        note={
          wrong === null
            ? "no audit answered yet"
            : `${points(wrong.low)} to ${percent(wrong.high)}, ${counted(wrong.n, "audit")}${wrong.open > 0 ? `, ${count(wrong.open)} open` : ""}`
        }
        link={{ to: "/quality" }}
      />
    </section>
  );
}
