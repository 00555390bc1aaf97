import type { GateDetail } from "@surety/core/wire/gate-detail";
import CircleAlert from "lucide-react/icons/circle-alert";
import Hourglass from "lucide-react/icons/hourglass";
import { percent, unbroken } from "../../design/format.ts";
import { handSetGate } from "@surety/core/gate/hand-set-threshold";
import { Note } from "./note.tsx";
import { ShutNote } from "./shut-note.tsx";
import { segmentPictures } from "./gate-picture.ts";
import { segmentName } from "./segment-name.ts";

/** What must be known before anything else: shut by an alarm, set by hand, or asked for more than was looked at. */
export function GateNotes({ detail, mayChange }: { detail: GateDetail; mayChange: boolean }) {
  return (
    <>
      <ShutNote detail={detail} mayReopen={mayChange} />
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
          {unbroken(sentence)}
        </span>
      ))}
    </Note>
  );
}

/** Labels were looked at, but not for what the document asks now. */
const isVoid = ({ gate, looks }: GateDetail): boolean =>
  gate.mode === "guaranteed" && gate.segments.length === 0 && looks.some((look) => look.inForce);
