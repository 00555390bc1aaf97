import type { CaseSummary } from "@surety/core/wire/case";
import Ban from "lucide-react/icons/ban";
import CircleX from "lucide-react/icons/circle-x";
import Hourglass from "lucide-react/icons/hourglass";
import LoaderCircle from "lucide-react/icons/loader-circle";
import ShieldAlert from "lucide-react/icons/shield-alert";
import { MeaningMark } from "../../design/meaning.tsx";
import { statusWords } from "./status-words.ts";

type Props = Pick<CaseSummary, "status" | "route" | "waitingFor">;

function Mark({ status, route }: Props) {
  if (status === "failed") return <CircleX size={13} aria-hidden className="text-harm-ink" />;
  if (status === "quarantined") return <ShieldAlert size={13} aria-hidden className="text-harm-ink" />;
  if (status === "cancelled") return <Ban size={13} aria-hidden className="text-ink-3" />;
  if (status === "waiting") return <Hourglass size={13} aria-hidden className="text-caught-ink" />;
  if (status !== "done") return <LoaderCircle size={13} aria-hidden className="text-ink-3" />;
  return <MeaningMark meaning={route === "reviewed" ? "reviewed" : "automated"} />;
}

/** Where a case stands, as mark and word. */
export function StatusMark(props: Props) {
  return (
    <span className="flex min-w-0 items-center gap-1.5 whitespace-nowrap">
      <span className="flex w-3.5 justify-center">
        <Mark {...props} />
      </span>
      {statusWords(props)}
    </span>
  );
}
