import type { DecisionRequest, ReviewDetail } from "@surety/core/wire/review";
import type { EscalateRequest } from "@surety/core/wire/deciding";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import { useEffect, useRef } from "react";
import { ProblemNote } from "../../design/problem-note.tsx";
import { codeOf, isStatus } from "../../services/problem.ts";
import { AnswerButtons } from "./answer-buttons.tsx";
import { type Draft, isOverride } from "./answer-draft.ts";
import { AnswerQuestions } from "./answer-questions.tsx";
import { explanationOf, titleOf } from "./answer-words.ts";
import { beginSendBack } from "./begin-send-back.ts";
import { DraftEditor } from "./draft-editor.tsx";
import { FieldEditor } from "./field-editor.tsx";
import { fittingReasons } from "./fitting-reasons.ts";
import { PlanRegion } from "./plan-region.tsx";
import { followsLine, planOfDraft, sendBackPlan, showsPlan } from "./plan-words.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { beginSplit } from "./split-fields.tsx";
import { RefusedNote } from "./refused-note.tsx";
import { SuggestionAsk } from "./suggestion-ask.tsx";
import { useAnswerDraft } from "./use-answer-draft.ts";
import { useAnswerKeys } from "./use-answer-keys.ts";
import { useAwaitedPlan } from "./use-awaited-plan.ts";
import { useShownPreview } from "./use-shown-preview.ts";
import { VerdictFields } from "./verdict-fields.tsx";

type Props = {
  review: ReviewDetail;
  refusal: unknown;
  onDecide: (decision: DecisionRequest) => void;
  onSkip: () => void;
  onEscalate: (request: EscalateRequest) => void;
};

/** Where a person answers. Mounted anew for each review, so the clock starts when the case is readable. */
export function AnswerPanel({ review, refusal, onDecide, onSkip, onEscalate }: Props) {
  const { questions } = review;
  // Where only the case has changed, it is theirs to decide all the same.
  const disabled = isStatus(refusal, 409) && codeOf(refusal) !== "screen-changed";
  const shown = useRef<ReviewPreview | undefined>(undefined);
  const planOf = (full: Draft) => planOfDraft(shown.current, full, questions);
  const { draft, warning, change, submit } = useAnswerDraft(review, { disabled, onDecide, onEscalate, planOf });
  const panel = useRef<HTMLElement>(null);
  const focus = (selector: string) => panel.current?.querySelector<HTMLElement>(selector)?.focus();
  const edit = () => focus("[data-edit]:checked, [data-edit]");
  const told = !review.timed;
  const preview = useShownPreview(review.id, draft, questions, told);
  useEffect(() => {
    shown.current = preview.isPlaceholderData || preview.isError ? undefined : preview.data;
  });
  const plan = draft.verdict === "send-back" ? sendBackPlan(preview.data) : planOfDraft(preview.data, draft, questions);
  const follows = plan === null ? null : followsLine(plan);
  const late = preview.isPlaceholderData || preview.isPending;
  const { send, line: shownFollows } = useAwaitedPlan(JSON.stringify(draft), follows, late, submit);
  const override = isOverride(draft, questions);
  const reasons = fittingReasons(review, draft, override);
  const reasonCodes = reasons.map(({ code }) => code);
  const correct = () => change({ ...draft, editing: !draft.editing });
  const split = () => change(beginSplit(draft, review.case.input));
  const sendBack = () => change(beginSendBack(draft, questions));
  const text = () => focus("[data-draft-text]");
  useAnswerKeys({
    draft,
    questions,
    reasonCodes,
    disabled,
    change,
    submit: send,
    skip: onSkip,
    edit,
    correct,
    split,
    sendBack,
    text,
  });
  const explanation = explanationOf(draft, override);
  const suggestion = questions.length === 1 ? (questions[0]?.suggestion ?? null) : null;
  return (
    <section
      ref={panel}
      aria-label="Your answer"
      data-part
      data-answers
      tabIndex={-1}
      className="flex min-h-full flex-col gap-4 p-4"
    >
      {Boolean(refusal) && <ProblemNote error={refusal} />}
      <h2 className="text-h2">{titleOf[draft.verdict]}</h2>
      {draft.verdict === "decide" && (
        <RefusedNote {...{ questions, draft, disabled }} onChange={change} onSendBack={sendBack} onFilled={edit} />
      )}
      {draft.verdict === "decide" && (
        <AnswerQuestions
          detail={review.case}
          questions={questions}
          draft={draft}
          disabled={disabled}
          told={told}
          preview={preview.data}
          onChange={change}
          onSubmit={send}
        />
      )}
      <SuggestionAsk review={review} draft={draft} disabled={disabled} />
      {explanation && <p className="text-sm text-ink-2">{explanation}</p>}
      <VerdictFields review={review} draft={draft} disabled={disabled} problem={refusal} onChange={change} />
      {draft.editing && draft.verdict !== "split" && draft.verdict !== "escalate" && (
        <FieldEditor
          reviewId={review.id}
          edits={draft.edits}
          problem={preview.error ?? refusal}
          disabled={disabled}
          onChange={(edits) => change({ ...draft, edits })}
        />
      )}
      <ReasonFields
        draft={draft}
        reasons={reasons}
        numbered={draft.verdict !== "decide"}
        disabled={disabled}
        onChange={change}
      />
      {warning && (
        <p role="alert" className="text-caught-ink">
          {warning}
        </p>
      )}
      {told && showsPlan(draft) && (
        <PlanRegion
          plan={plan}
          undoSeconds={preview.data?.undoSeconds}
          pending={preview.isPending}
          failed={preview.isError}
          editor={(effect, first) => <DraftEditor {...{ review, effect, first, draft, disabled }} onChange={change} />}
        />
      )}
      <div
        className={`flex flex-col gap-2 bg-surface lg:sticky lg:bottom-0 lg:z-20 lg:-mb-4 lg:pt-1 lg:pb-4 ${told ? "" : "mt-auto"}`}
      >
        {told && shownFollows !== null && (
          <p title={shownFollows} className="line-clamp-3 text-xs text-ink-2 [overflow-wrap:anywhere]">
            {shownFollows}
          </p>
        )}
        <AnswerButtons
          draft={draft}
          suggestion={suggestion}
          disabled={disabled}
          onChange={change}
          onSubmit={send}
          onSkip={onSkip}
          onCorrect={correct}
          onSplit={split}
          onSendBack={sendBack}
        />
      </div>
    </section>
  );
}
