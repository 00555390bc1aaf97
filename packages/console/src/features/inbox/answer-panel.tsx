import type { DecisionRequest, ReviewDetail } from "@surety/core/wire/review";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { isStatus } from "../../services/problem.ts";
import { previewQuery } from "../../services/reviews.ts";
import { choose, isOverride, missing, toDecision, toggleVerdict, withSuggestions, type Draft } from "./answer-draft.ts";
import { loadDraft, saveDraft } from "./draft-store.ts";
import { OptionList } from "./option-list.tsx";
import { PlanDetail } from "./plan-detail.tsx";
import { planLine, planOfDraft, planOfOption } from "./plan-words.ts";
import { ReasonFields } from "./reason-fields.tsx";
import { useAnswerKeys } from "./use-answer-keys.ts";

type Props = {
  review: ReviewDetail;
  refusal: unknown;
  onDecide: (decision: DecisionRequest) => void;
  onSkip: () => void;
};

const titles = {
  decide: "What is right?",
  reject: "Reject this case",
  "out-of-scope": "None of these answers fits",
} as const;

/** Where a person answers. Mounted anew for each review, so the clock starts when the case is readable. */
export function AnswerPanel({ review, refusal, onDecide, onSkip }: Props) {
  const [draft, setDraft] = useState<Draft>(() => loadDraft(review.id));
  const [warning, setWarning] = useState<string | null>(null);
  const panel = useRef<HTMLElement>(null);
  const [opened] = useState(() => performance.now());
  const { questions, reasonCodes } = review;
  const disabled = isStatus(refusal, 409);
  const change = (next: Draft) => {
    saveDraft(review.id, next);
    setDraft(next);
    setWarning(null);
  };
  const submit = () => {
    if (disabled) return;
    const full = withSuggestions(draft, questions);
    const lacking = missing(full, questions);
    change(full);
    if (lacking === null) onDecide(toDecision(full, (performance.now() - opened) / 1000));
    else setWarning(lacking);
  };
  const focus = (selector: string) => panel.current?.querySelector<HTMLElement>(selector)?.focus();
  useAnswerKeys({
    draft,
    questions,
    reasonCodes,
    disabled,
    change,
    submit,
    skip: onSkip,
    edit: () => focus("[data-edit]:checked, [data-edit]"),
  });
  const override = isOverride(draft, questions);
  const told = review.kind !== "audit" && !review.timed;
  const preview = useQuery({ ...previewQuery(review.id), enabled: told });
  const plan = planOfDraft(preview.data, draft, questions);
  const thenOf = (judgment: string) => (option: string) => {
    const after = planOfOption(preview.data, draft, questions, judgment, option);
    return after === null ? null : planLine(after);
  };
  const suggestion = questions.length === 1 ? questions[0]?.suggestion : null;
  return (
    <section ref={panel} aria-label="Your answer" className="flex min-h-full flex-col gap-4 p-4">
      {Boolean(refusal) && <ProblemNote error={refusal} />}
      <h2 className="text-h2">{titles[draft.verdict]}</h2>
      {draft.verdict === "decide" &&
        questions.map((question, place) => (
          <div key={question.judgment} className="flex flex-col gap-2">
            <OptionList
              question={question}
              value={draft.answers[question.judgment]}
              active={place === draft.active}
              disabled={disabled}
              then={told ? thenOf(question.judgment) : undefined}
              onChoose={(value) => change(choose({ ...draft, active: place }, questions, value))}
            />
            {question.reason && <p className="text-sm text-ink-2">{question.reason.sentence}</p>}
          </div>
        ))}
      {(draft.verdict !== "decide" || override) && (
        <p className="text-sm text-ink-2">
          {override
            ? "You answer differently from the suggestion. A reason helps it to learn."
            : draft.verdict === "reject"
              ? "The case ends without an effect. Say why."
              : "The case goes to the exception path, and the machine learns where its answers end."}
        </p>
      )}
      <ReasonFields
        draft={draft}
        codes={draft.verdict !== "decide" || override ? reasonCodes : []}
        numbered={draft.verdict !== "decide"}
        disabled={disabled}
        onChange={change}
      />
      {warning && (
        <p role="alert" className="text-caught-ink">
          {warning}
        </p>
      )}
      {told && (
        <div
          role="region"
          aria-label="What happens then"
          tabIndex={0}
          className="mt-auto h-32 shrink-0 overflow-y-auto rounded-md border bg-sunken px-3 py-2"
        >
          <h3 className="mb-1 text-xs font-medium text-ink-3">What happens then</h3>
          {plan !== null ? (
            <PlanDetail plan={plan} />
          ) : (
            <p className="text-sm text-ink-3">{unknownPlan(preview.isPending, preview.isError)}</p>
          )}
        </div>
      )}
      <div
        className={`flex flex-col gap-2 bg-surface lg:sticky lg:bottom-0 lg:-mb-4 lg:pt-1 lg:pb-4 ${told ? "" : "mt-auto"}`}
      >
        <Button
          tone="primary"
          keys="Enter"
          disabled={disabled}
          onMouseDown={(event) => event.preventDefault()}
          onClick={submit}
          className="h-9!"
        >
          {submitLabel(draft, suggestion ?? null)}
        </Button>
        <div className="grid grid-cols-3 gap-2">
          <Button
            keys="o"
            disabled={disabled}
            aria-pressed={draft.verdict === "out-of-scope"}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => change(toggleVerdict(draft, "out-of-scope"))}
          >
            None fits
          </Button>
          <Button
            keys="x"
            disabled={disabled}
            tone="harm"
            aria-pressed={draft.verdict === "reject"}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => change(toggleVerdict(draft, "reject"))}
          >
            Reject
          </Button>
          <Button keys="s" onMouseDown={(event) => event.preventDefault()} onClick={onSkip}>
            Skip
          </Button>
        </div>
      </div>
    </section>
  );
}

function unknownPlan(pending: boolean, failed: boolean): string {
  if (pending) return "";
  return failed ? "It could not be worked out now. You can decide all the same." : "Choose an answer to see it.";
}

function submitLabel(draft: Draft, suggestion: string | null): string {
  if (draft.verdict === "reject") return "Reject the case";
  if (draft.verdict === "out-of-scope") return "Send it to the exceptions";
  const chosen = Object.values(draft.answers);
  if (chosen.length === 1 && chosen[0]) return `Answer ${chosen[0]}`;
  return chosen.length === 0 && suggestion !== null ? `Accept ${suggestion}` : "Answer";
}
