import { clauseWords } from "@surety/core/clause/clause-value";
import type { JudgmentWire } from "@surety/core/wire/case";
import { Badge, type BadgeTone } from "../../design/badge.tsx";
import { duration, money, percent, unbroken } from "../../design/format.ts";
import { Folded } from "../../design/folded.tsx";
import { JsonBlock } from "../../design/json-block.tsx";
import { RecordList } from "../record/record-list.tsx";
import { ClauseList } from "./clause-list.tsx";
import { CallList } from "./call-list.tsx";
import { DraftSources } from "./draft-sources.tsx";
import { ProbabilityBars } from "./probability-bars.tsx";
import { answerInWords } from "./record-words.ts";

const routes = {
  automate: { tone: "automated", word: "automated" },
  review: { tone: "reviewed", word: "asked a person" },
  audit: { tone: "accent", word: "automated, audited" },
} as const;

/** Where a person's word stands for an answer that nobody was asked about. */
const spokenFor: Readonly<Record<string, { tone: BadgeTone; word: string }>> = {
  signed: { tone: "reviewed", word: "follows" },
  "asked-later": { tone: "neutral", word: "passed on" },
};

/** Enough of a content hash to tell two models apart. */
const shownOfVersion = 12;

const words = ({ clauses }: JudgmentWire, value: string | null): string | null => {
  if (value === null) return null;
  return clauses === null ? answerInWords(value) : clauseWords(value);
};

/** One answer: what, how sure, what else it could be, and why it went where it went. */
export function JudgmentCard({ judgment, currency }: { judgment: JudgmentWire; currency: string }) {
  const route = (judgment.route === "automate" ? spokenFor[judgment.reason.code] : undefined) ?? routes[judgment.route];
  const changed = judgment.decidedValue !== null && judgment.decidedValue !== judgment.value;
  // A record reads "6 fields" before and after: what was changed stands in its list.
  const sameWords = words(judgment, judgment.decidedValue) === words(judgment, judgment.value);
  return (
    <section aria-label={`Judgment ${judgment.name}`} className="p-4">
      <div className="flex items-start justify-between gap-2">
        <p className="font-mono text-xs text-ink-3">{judgment.name}</p>
        <Badge tone={route.tone}>{route.word}</Badge>
      </div>
      <p
        className={`text-h1 font-semibold [overflow-wrap:anywhere] ${changed && !sameWords ? "text-ink-3 line-through" : ""}`}
      >
        {words(judgment, judgment.value) ?? "no answer"}
      </p>
      {changed && !sameWords && <p className="text-h1 font-semibold">{words(judgment, judgment.decidedValue)}</p>}
      {judgment.kind === "extract" && <RecordList judgment={judgment} />}
      {judgment.decidedBy && judgment.decidedBy !== "model" && (
        <p className="text-sm text-reviewed-ink">decided by {judgment.decidedBy}</p>
      )}
      <p className="mt-1 mb-3 max-w-[60ch] text-ink-2">{unbroken(judgment.reason.sentence)}</p>
      {judgment.clauses !== null && (
        <ClauseList
          text={judgment.clauses.text}
          value={judgment.decidedValue ?? judgment.value}
          signals={judgment.signals}
        />
      )}
      {judgment.calls.length > 0 && (
        <div className="mb-3">
          <CallList calls={judgment.calls} />
        </div>
      )}
      {judgment.draft !== null && <DraftSources name={judgment.name} draft={judgment.draft} />}
      <ProbabilityBars
        alternatives={judgment.alternatives}
        threshold={judgment.threshold}
        chosen={judgment.value}
        colour={judgment.route === "review" ? "reviewed" : "automated"}
      />
      <div className="mt-3 flex flex-col gap-1 text-sm text-ink-3">
        <p>
          {judgment.model}{" "}
          <span className="font-mono text-xs" title={judgment.modelVersion}>
            {judgment.modelVersion.slice(0, shownOfVersion)}
          </span>
          , {duration(judgment.latencyMs)},{" "}
          {judgment.costMicros === 0 ? "free of charge" : money(judgment.costMicros, currency)}
          {judgment.outOfScope !== null && `, ${percent(judgment.outOfScope)} likely none of these`}
        </p>
        <Folded summary="signals">
          <JsonBlock value={judgment.signals} label={`Signals of ${judgment.name}`} />
        </Folded>
      </div>
    </section>
  );
}
