import type { DecisionRequest, ReviewDetail } from "@surety/core/wire/review";
import { useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { isStatus } from "../../services/problem.ts";
import { choose, isOverride, missing, toDecision, toggleVerdict, withSuggestions, type Draft } from "./answer-draft.ts";
import { loadDraft, saveDraft } from "./draft-store.ts";
import { OptionList } from "./option-list.tsx";
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
      <div className="mt-auto flex flex-col gap-2">
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

function submitLabel(draft: Draft, suggestion: string | null): string {
  if (draft.verdict === "reject") return "Reject the case";
  if (draft.verdict === "out-of-scope") return "Send it to the exceptions";
  const chosen = Object.values(draft.answers);
  if (chosen.length === 1 && chosen[0]) return `Answer ${chosen[0]}`;
  return chosen.length === 0 && suggestion !== null ? `Accept ${suggestion}` : "Answer";
}
