import type { GateDetail } from "@surety/core/wire/gate-detail";
import { Link } from "@tanstack/react-router";
import CircleAlert from "lucide-react/icons/circle-alert";
import Hourglass from "lucide-react/icons/hourglass";
import type { ReactNode } from "react";
import { percent } from "../../design/format.ts";
import { Time } from "../../design/time.tsx";
import { handSetGate } from "@surety/core/gate/hand-set-threshold";
import { segmentPictures } from "./gate-picture.ts";
import { segmentName } from "./segment-name.ts";

/** What must be known before anything else: shut by an alarm, set by hand, or asked for more than was looked at. */
export function GateNotes({ detail }: { detail: GateDetail }) {
  return (
    <>
      <ShutNote detail={detail} />
      <HandSetNote detail={detail} />
      {isVoid(detail) && (
        <Note tone="caught" icon={<Hourglass size={16} aria-hidden />}>
          The document asks for {percent(detail.gate.maxError)} at {percent(detail.gate.assurance)}, and the thresholds
          were derived for something else: nothing is automated until they are derived again, below.
        </Note>
      )}
    </>
  );
}

function ShutNote({ detail }: { detail: GateDetail }) {
  return detail.closed.map(({ segment, at, alert }) => (
    <Note key={segment} tone="harm" icon={<CircleAlert size={16} aria-hidden />}>
      An alarm shut {segment === "" ? "this gate" : `segment ${segmentName(segment)}`} <Time at={at} />: audits
      contradict the promise, and its cases go to people.{" "}
      <Link to="/alerts" search={{ id: alert }} className="font-medium underline">
        See the alert
      </Link>
    </Note>
  ));
}

function HandSetNote({ detail }: { detail: GateDetail }) {
  const { fixedThreshold, gate, noun } = detail;
  if (fixedThreshold === null) return null;
  const { maxError: target, assurance } = gate;
  const facts = segmentPictures(detail).map(({ name, curve }) => ({
    name,
    ...handSetGate({ curve, threshold: fixedThreshold, target, assurance, noun }),
  }));
  if (facts.length === 0) return null;
  return (
    <Note tone={facts.every((one) => one.keepsTarget) ? "caught" : "harm"} icon={<CircleAlert size={16} aria-hidden />}>
      {facts.map(({ name, sentence }) => (
        <span key={name} className="block">
          {facts.length > 1 && <b className="font-medium">{segmentName(name)}: </b>}
          {sentence.replaceAll(" %", "\u00a0%")}
        </span>
      ))}
    </Note>
  );
}

/** Labels were looked at, but not for what the document asks now. */
const isVoid = ({ gate, looks }: GateDetail): boolean =>
  gate.mode === "guaranteed" && gate.segments.length === 0 && looks.some((look) => look.inForce);

const tones = { harm: "border-harm/40 bg-harm-soft", caught: "border-caught/50 bg-caught-soft" };

function Note({ tone, icon, children }: { tone: keyof typeof tones; icon: ReactNode; children: ReactNode }) {
  return (
    <div role="note" className={`flex items-start gap-2.5 rounded-md border px-3 py-2.5 ${tones[tone]}`}>
      <span className={`mt-0.5 shrink-0 ${tone === "harm" ? "text-harm-ink" : "text-caught-ink"}`}>{icon}</span>
      <p className="min-w-0 max-w-[96ch]">{children}</p>
    </div>
  );
}
