import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewQuestion } from "@surety/core/wire/review";
import type { ReviewPreview } from "@surety/core/wire/review-preview";
import type { ComponentProps } from "react";
import { choose, type Draft } from "./answer-draft.ts";
import { ClauseAnswer } from "./clause-answer.tsx";
import { OptionList } from "./option-list.tsx";
import { RecordAnswer } from "./record-answer.tsx";
import { planLine, planOfOption } from "./plan-words.ts";

type Props = {
  questions: ReviewQuestion[];
  detail: Pick<CaseDetail, "prepared" | "judgments" | "explained">;
  draft: Draft;
  disabled: boolean;
  /** False where nobody may know what an answer leads to: a timed review. */
  told: boolean;
  preview: ReviewPreview | undefined;
  onChange: (draft: Draft) => void;
  onSubmit: () => void;
};

/** The questions of a review, each with its answers. */
export function AnswerQuestions({ questions, detail, draft, disabled, told, preview, onChange, onSubmit }: Props) {
  const thenOf = (judgment: string) => (option: string) => {
    const after = planOfOption(preview, draft, questions, judgment, option);
    return after === null ? null : planLine(after);
  };
  return questions.map((question, place) => (
    <div key={question.judgment} className="flex flex-col gap-2">
      <Answer
        detail={detail}
        question={question}
        value={draft.answers[question.judgment]}
        active={place === draft.active}
        disabled={disabled}
        onSubmit={onSubmit}
        then={told ? thenOf(question.judgment) : undefined}
        onChoose={(value) => onChange(choose({ ...draft, active: place }, questions, value))}
      />
    </div>
  ));
}

type AnswerProps = ComponentProps<typeof OptionList> & Pick<Props, "detail" | "onSubmit">;

/** A record has its fields, and clauses are marked in their text; everything else is chosen from a list. */
function Answer({ question, detail, onSubmit, ...props }: AnswerProps) {
  const { clauses, kind } = question;
  if (kind === "extract") return <RecordAnswer {...{ question, detail, onSubmit }} {...props} />;
  if (clauses === null) return <OptionList question={question} {...props} />;
  return <ClauseAnswer question={{ ...question, clauses }} {...props} />;
}
