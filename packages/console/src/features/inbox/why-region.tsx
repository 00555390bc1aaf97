import type { ReviewDetail, ReviewQuestion } from "@surety/core/wire/review";
import type { DraftWire, JudgmentWire } from "@surety/core/wire/case";
import { percent, unbroken } from "../../design/format.ts";
import { Folded } from "../../design/folded.tsx";
import { JsonBlock } from "../../design/json-block.tsx";
import { CallList } from "../case/call-list.tsx";
import { DraftSources } from "../case/draft-sources.tsx";
import { confidenceWords } from "../case/confidence-words.ts";
import { answerInWords } from "../case/record-words.ts";

/** Why somebody is asked, and what the machine thinks where this may be known. */
export function WhyRegion({ review }: { review: ReviewDetail }) {
  const { why, questions } = review;
  const judged = new Map(review.case.judgments.map((one) => [one.name, one]));
  return (
    <section aria-label="Why it is here" className="flex flex-col gap-2 rounded-md border bg-surface px-3 py-2">
      <p className="max-w-[72ch]">
        <span className="font-medium">{why.label}.</span> <span className="text-ink-2">{unbroken(why.sentence)}</span>
      </p>
      {questions.map(
        (question) =>
          question.suggestion !== null && (
            <Suggestion key={question.judgment} question={question} judged={judged.get(question.judgment)} />
          ),
      )}
      {draftsOf(review).map(({ name, draft }) => (
        <DraftSources key={name} name={name} draft={draft} />
      ))}
    </section>
  );
}

/** What was written for the case; where its judgments are hidden, what is asked about. */
function draftsOf({ case: judged, questions }: ReviewDetail): { name: string; draft: DraftWire }[] {
  const shown = judged.judgments.flatMap(({ name, draft }) => (draft === null ? [] : [{ name, draft }]));
  const asked = questions.flatMap(({ judgment, draft }) => (draft === undefined ? [] : [{ name: judgment, draft }]));
  return shown.length > 0 ? shown : asked;
}

const mostOthers = 3;

function Suggestion({ question, judged }: { question: ReviewQuestion; judged: JudgmentWire | undefined }) {
  const { judgment, suggestion, confidence, alternatives } = question;
  const others = alternatives
    .filter(({ value }) => value !== suggestion)
    .toSorted((one, other) => other.probability - one.probability)
    .slice(0, mostOthers);
  return (
    <div className="min-w-0 border-t pt-2 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="text-ink-3">{judgment}</span>
        <span className="font-medium [overflow-wrap:anywhere]">{suggestion !== null && answerInWords(suggestion)}</span>
        {judged?.kind === "rule" && <span className="text-ink-3">by its rule</span>}
        {confidence !== null && judged?.kind !== "rule" && (
          <Sure
            confidence={confidence}
            threshold={judged?.threshold ?? null}
            words={judged?.kind === "generate" ? "borne out by its sources and rules" : confidenceWords(confidence)}
          />
        )}
      </p>
      {judged !== undefined && <CallList calls={judged.calls} />}
      <div className="flex flex-wrap items-start gap-x-4 text-xs text-ink-3">
        {others.length > 0 && (
          <span>else {others.map(({ value, probability }) => `${value} ${percent(probability)}`).join(", ")}</span>
        )}
        {judged !== undefined && Object.keys(judged.signals).length > 0 && (
          <Folded summary="signals">
            <JsonBlock value={judged.signals} label={`Signals of ${judgment}`} />
          </Folded>
        )}
      </div>
    </div>
  );
}

/** Bar, number and what it means; the line in the bar is from where the gate decides alone. */
function Sure({ confidence, threshold, words }: { confidence: number; threshold: number | null; words: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span aria-hidden className="relative h-2 w-24 rounded-[2px] bg-sunken">
        <span
          className="absolute inset-y-0 left-0 rounded-[2px] bg-reviewed"
          style={{ width: `${Math.max(0.6, confidence * 100)}%` }}
        />
        {threshold !== null && (
          <span className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ left: `${Math.min(99, threshold * 100)}%` }} />
        )}
      </span>
      <span className="font-mono text-xs">{percent(confidence)}</span>
      <span className="text-xs text-ink-3">{words}</span>
    </span>
  );
}
