import type { GateDetail } from "@surety/core/wire/gate-detail";
import { Link } from "@tanstack/react-router";
import CircleAlert from "lucide-react/icons/circle-alert";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Time } from "../../design/time.tsx";
import { ReopenDialog } from "../alerts/reopen-dialog.tsx";
import { Note } from "./note.tsx";
import { segmentName } from "./segment-name.ts";

/** Each segment that an alarm has shut, with its alert and the way to open it. */
export function ShutNote({ detail, mayReopen }: { detail: GateDetail; mayReopen: boolean }) {
  const [reopening, setReopening] = useState<string | null>(null);
  return (
    <>
      {detail.closed.map(({ segment, at, alert }) => (
        <Note key={segment} tone="harm" icon={<CircleAlert size={16} aria-hidden />}>
          An alarm shut {segment === "" ? "this gate" : `segment ${segmentName(segment)}`} <Time at={at} />: audits
          contradict the promise, and its cases go to people.{" "}
          <Link to="/alerts" search={{ id: alert }} className="font-medium underline">
            See the alert
          </Link>
          {mayReopen && (
            <Button small className="ml-3" onClick={() => setReopening(segment)}>
              Reopen by hand
            </Button>
          )}
        </Note>
      ))}
      {reopening !== null && (
        <ReopenDialog
          workflow={detail.workflow}
          judgment={detail.gate.judgment}
          segment={reopening}
          onClose={() => setReopening(null)}
        />
      )}
    </>
  );
}
