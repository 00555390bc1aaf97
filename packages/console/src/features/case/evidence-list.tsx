import type { Evidence } from "@surety/core/review/evidence";
import { classNames } from "../../design/class-names.ts";
import { markName, useEvidence } from "./evidence-store.ts";
import { valueWords } from "./value-words.ts";

/** What was read from documents, each value with the page that it stands on. */
export function EvidenceList({ evidence }: { evidence: Evidence[] }) {
  return (
    <ul aria-label="Read from documents" className="flex flex-col gap-0.5">
      {evidence.filter(isFirst).map((one) => (
        <li key={`${one.step} ${one.field} ${one.page}`}>
          <EvidenceField evidence={one} />
        </li>
      ))}
    </ul>
  );
}

/** A value of several lines has as many boxes, and stands here once. */
function isFirst({ step, field, page }: Evidence, at: number, all: Evidence[]): boolean {
  return all.findIndex((one) => one.step === step && one.field === field && one.page === page) === at;
}

function EvidenceField({ evidence }: { evidence: Evidence }) {
  const { lit, on } = useEvidence(evidence);
  return (
    <button
      {...on}
      onFocus={() => {
        on.onFocus();
        document.getElementById(markName(evidence))?.scrollIntoView({ block: "nearest" });
      }}
      type="button"
      aria-pressed={lit}
      className={classNames(
        "flex w-full min-w-0 items-baseline gap-2 rounded-sm border px-1.5 py-0.5 text-left text-sm",
        lit ? "border-accent-ink bg-accent-soft" : "border-transparent hover:bg-sunken",
      )}
    >
      <span className="shrink-0 text-ink-3">{evidence.field}</span>
      <span className="min-w-0 grow truncate font-medium">{valueWords(evidence.value) ?? ""}</span>
      <span className="shrink-0 text-xs text-ink-3">page {evidence.page}</span>
    </button>
  );
}
