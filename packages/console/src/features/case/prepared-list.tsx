import type { CaseDetail, CaseExplanation } from "@surety/core/wire/case";
import CircleSlash from "lucide-react/icons/circle-slash";
import { duration } from "../../design/format.ts";
import { Folded } from "../../design/folded.tsx";
import { JsonBlock } from "../../design/json-block.tsx";
import { Time } from "../../design/time.tsx";
import { InvoiceView, invoiceOf } from "./invoice-view.tsx";
import { MatchView, matchOf } from "./match-view.tsx";
import { valueWords } from "./value-words.ts";

type Step = CaseDetail["prepared"][number];
type Props = { prepared: Step[]; explained: CaseExplanation | null };

/** What was made of the input before anybody judged it: each value, where it came from, and what is missing. */
export function PreparedList({ prepared, explained }: Props) {
  return (
    <dl className="flex flex-col gap-1.5">
      {prepared.map((step) => (
        <PreparedItem key={step.name} step={step} source={explained?.sources[step.name]?.sentence ?? step.kind} />
      ))}
    </dl>
  );
}

function PreparedItem({ step, source }: { step: Step; source: string }) {
  const words = valueWords(step.value);
  return (
    <div className="grid min-w-0 grid-cols-[minmax(64px,auto)_minmax(0,1fr)] gap-x-3">
      <dt className="max-w-36 truncate text-sm font-medium text-ink-2" title={step.name}>
        {step.name}
      </dt>
      <dd className={`min-w-0 ${isWide(step) ? "col-span-full" : ""}`}>
        {step.missing !== null && !(step.kind === "match" && step.refused === true) && (
          <p className="flex items-start gap-1.5 text-sm text-caught-ink">
            <CircleSlash size={13} aria-hidden className="mt-0.5 shrink-0" />
            <span className="[overflow-wrap:anywhere]">
              {step.refused === true ? "not usable" : "missing"}: {step.missing}
            </span>
          </p>
        )}
        {(step.missing === null || step.refused === true) && <Value step={step} words={words} />}
        <p className="truncate text-xs text-ink-3" title={`${source}, took ${duration(step.milliseconds)}`}>
          {source}
          {step.at !== null && (
            <>
              , <Time at={step.at} />
            </>
          )}
        </p>
      </dd>
    </div>
  );
}

/** Lines of invoices, and more so those beside their order, need all the width there is. */
function isWide({ kind, value }: Step): boolean {
  return kind === "match" || (kind === "read" && invoiceOf(value) !== null);
}

/** Short values in their line; what is longer than it, or has an inside, unfolds. */
function Value({ step, words }: { step: Step; words: string | null }) {
  const invoice = step.kind === "read" ? invoiceOf(step.value) : null;
  if (invoice !== null) return <InvoiceView {...invoice} />;
  const match = step.kind === "match" ? matchOf(step.value) : null;
  if (match !== null) return <MatchView match={match} />;
  const whole = words !== null && !words.endsWith("…") && (typeof step.value !== "string" || words.length <= 60);
  if (whole) return <p className="text-sm [overflow-wrap:anywhere]">{words}</p>;
  return (
    <Folded summary={<span className="truncate text-sm text-ink">{words ?? "a structured value"}</span>}>
      <JsonBlock value={step.value} label={`Value of ${step.name}`} />
    </Folded>
  );
}
