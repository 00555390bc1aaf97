import type { GateWire } from "@surety/core/wire/quality";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { count, percent } from "../../design/format.ts";
import { Hint } from "../../design/hint.tsx";

const head = "h-8 px-3 font-medium whitespace-nowrap text-ink-3";

/** The guarantee segment by segment: its threshold, the labels behind it, what it lets through, and what to do next. */
export function SegmentTable({ gate, workflow }: { gate: GateWire; workflow: string }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Segments of the gate">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left">
            <th scope="col" className={head}>
              Segment
            </th>
            <Head tip="The lowest confidence that is automated. Learn-then-Test on held-out labels.">Threshold</Head>
            <Head tip="Labels that the model did not learn from.">Labels</Head>
            <Head tip="Labelled cases above the threshold, and how many of them were wrong.">Wrong of accepted</Head>
            <Head
              tip={`Upper bound of the error rate (exact binomial, ${percent(gate.assurance)} assurance shared by all segments).`}
            >
              At most wrong
            </Head>
            <th scope="col" className={`${head} text-right`}>
              Automated
            </th>
            <Head tip="What a threshold chosen by eye on the same labels could let through.">By eye</Head>
          </tr>
        </thead>
        <tbody className="divide-y">
          {gate.segments.map((segment) => (
            <SegmentRow key={segment.segment} segment={segment} workflow={workflow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({ tip, children }: { tip: string; children: ReactNode }) {
  return (
    <th scope="col" className={`${head} text-right`}>
      <Hint text={tip}>{children}</Hint>
    </th>
  );
}

function SegmentRow({ segment, workflow }: { segment: GateWire["segments"][number]; workflow: string }) {
  const naive =
    segment.naive === null ? "–" : `${segment.naive.threshold.toFixed(2)}, up to ${percent(segment.naive.upperBound)}`;
  const cell = "px-3 py-2 text-right align-top whitespace-nowrap";
  return (
    <tr className="hover:bg-sunken">
      <td className="min-w-72 px-3 py-2 align-top">
        <Link to="/cases" search={{ workflow, segment: segment.segment }} className="font-medium hover:underline">
          {segment.segment}
        </Link>
        <p className="max-w-[60ch] text-ink-2">{segment.sentence}</p>
        {segment.advice && <p className="mt-0.5 font-medium text-accent-ink">{segment.advice}</p>}
      </td>
      <td className={`${cell} font-mono`}>
        {segment.threshold === null ? (
          <span className="font-sans text-ink-3">none earned</span>
        ) : (
          segment.threshold.toFixed(3)
        )}
      </td>
      <td className={cell}>{count(segment.labels)}</td>
      <td className={cell}>
        {segment.accepted === 0 ? "–" : `${count(segment.errors)} of ${count(segment.accepted)}`}
      </td>
      <td className={cell}>{segment.upperBound === null ? "–" : percent(segment.upperBound)}</td>
      <td className={`${cell} font-medium`}>{percent(segment.automationRate)}</td>
      <td className={`${cell} text-ink-3`}>{naive}</td>
    </tr>
  );
}
