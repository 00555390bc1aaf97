import type { GateDetail } from "@surety/core/wire/gate-detail";
import { Link } from "@tanstack/react-router";
import { FigureHead, figureHead } from "../../design/figure-head.tsx";
import { count, percent } from "../../design/format.ts";
import type { SegmentPicture } from "./gate-picture.ts";
import { segmentName } from "./segment-name.ts";

type Props = { detail: GateDetail; pictures: SegmentPicture[]; shown: string; onShow: (segment: string) => void };

/** The guarantee segment by segment: its threshold, the labels behind it, what it lets through, and what to do next. */
export function SegmentTable({ detail, pictures, shown, onShow }: Props) {
  const assurance = percent(detail.gate.assurance);
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Segments of the gate">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left">
            <th scope="col" className={figureHead}>
              Segment
            </th>
            <FigureHead tip="The lowest confidence that is automated. Learn-then-Test on held-out labels.">
              Threshold
            </FigureHead>
            <FigureHead tip="Labels that the model did not learn from.">Labels</FigureHead>
            <FigureHead tip="Labelled cases above the threshold, and how many of them were wrong.">
              Wrong of accepted
            </FigureHead>
            <FigureHead
              tip={`Upper bound of the error rate (exact binomial); the ${assurance} are shared by all segments.`}
            >
              At most wrong
            </FigureHead>
            <FigureHead tip="Share of labelled cases at or above the threshold.">Automated</FigureHead>
            <FigureHead tip="What a threshold chosen by eye on the same labels could let through.">By eye</FigureHead>
          </tr>
        </thead>
        <tbody className="divide-y">
          {pictures.map((picture) => (
            <SegmentRow
              key={picture.name}
              detail={detail}
              picture={picture}
              shown={picture.name === shown}
              onShow={() => onShow(picture.name)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { detail: GateDetail; picture: SegmentPicture; shown: boolean; onShow: () => void };

function SegmentRow({ detail, picture, shown, onShow }: RowProps) {
  const { facts, guaranteed, naive, name } = picture;
  const closed = detail.closed.find((one) => one.segment === name);
  const cell = "px-3 py-2 text-right align-top whitespace-nowrap";
  const passed = {
    workflow: detail.workflow,
    judgment: detail.gate.judgment,
    gate: "automated" as const,
    ...(name === "" ? {} : { segment: name }),
  };
  return (
    <tr className={shown ? "bg-accent-soft/40" : "hover:bg-sunken"}>
      <td className="min-w-72 px-3 py-2 align-top">
        <button type="button" onClick={onShow} aria-pressed={shown} className="font-medium hover:underline">
          {segmentName(name)}
        </button>
        <p className="max-w-[60ch] text-ink-2">
          {closed === undefined ? facts.sentence : "An alarm has shut this segment: its cases go to people."}
        </p>
        {facts.advice && <p className="mt-0.5 font-medium text-accent-ink">{facts.advice}</p>}
      </td>
      <td className={`${cell} font-mono`}>
        {guaranteed === null ? (
          <span className="font-sans text-ink-3">{closed === undefined ? "none in force" : "shut"}</span>
        ) : (
          guaranteed.threshold.toFixed(3)
        )}
      </td>
      <td className={cell}>{count(facts.labels)}</td>
      <td className={cell}>{facts.accepted === 0 ? "–" : `${count(facts.errors)} of ${count(facts.accepted)}`}</td>
      <td className={cell}>{guaranteed === null ? "–" : percent(guaranteed.errorAtMost)}</td>
      <td className={`${cell} font-medium`}>
        {guaranteed === null ? (
          percent(0)
        ) : (
          <Link to="/cases" search={passed} className="hover:underline">
            {percent(guaranteed.automationRate)}
          </Link>
        )}
      </td>
      <td className={`${cell} text-ink-3`}>
        {naive === null ? "–" : `${naive.threshold.toFixed(2)}, up to ${percent(naive.errorAtMost)}`}
      </td>
    </tr>
  );
}
