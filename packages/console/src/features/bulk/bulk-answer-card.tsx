import type { BulkPlan } from "@surety/core/wire/bulk";
import type { ReviewQuestion } from "@surety/core/wire/review";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { choose, toggleVerdict, verdictForAll, type Draft } from "../inbox/answer-draft.ts";
import { OptionList } from "../inbox/option-list.tsx";
import { ReasonFields } from "../inbox/reason-fields.tsx";
import { useKeys } from "../keyboard/key-store.ts";
import { bulkReasons, confirmWords, lacksReason } from "./bulk-words.ts";

type Props = {
  plan: BulkPlan;
  draft: Draft;
  onChange: (draft: Draft) => void;
  onConfirm: () => void;
  ready: boolean;
  busy: boolean;
};

/** The one answer. No suggestion is marked: the reviews may each have another one. */
export function BulkAnswerCard({ plan, draft, onChange, onConfirm, ready, busy }: Props) {
  const questions = plan.questions.map(asQuestion);
  useAnswerKeys(draft, questions, onChange);
  return (
    <Card title="One answer for all" className="lg:sticky lg:top-4">
      <div className="flex flex-col gap-4">
        {draft.verdict === "decide" &&
          questions.map((question, place) => (
            <OptionList
              key={question.judgment}
              question={question}
              value={draft.answers[question.judgment]}
              active={place === draft.active}
              disabled={busy}
              onChoose={(value) => onChange(choose({ ...draft, active: place }, questions, value))}
            />
          ))}
        <ReasonFields
          draft={draft}
          reasons={bulkReasons(draft, plan)}
          numbered={false}
          disabled={busy}
          onChange={onChange}
        />
        {lacksReason(draft, plan) && <p className="text-sm text-ink-2">This workflow asks for a reason here.</p>}
        <Button tone="primary" keys="Enter" disabled={!ready || busy} onClick={onConfirm} className="h-9! max-sm:h-12!">
          {busy ? "Beginning …" : confirmWords(plan, verdictForAll(draft))}
        </Button>
        <div className="grid grid-cols-2 gap-2">
          {(["out-of-scope", "reject"] as const).map((verdict) => (
            <Button
              key={verdict}
              keys={verdict === "reject" ? "x" : "o"}
              tone={verdict === "reject" ? "harm" : "plain"}
              disabled={busy}
              aria-pressed={draft.verdict === verdict}
              onClick={() => onChange(toggleVerdict(draft, verdict))}
            >
              {verdict === "reject" ? "Reject all" : "None fits"}
            </Button>
          ))}
        </div>
        <p className="text-sm text-ink-3">
          What is decided together teaches the machine nothing until somebody else says the same.
        </p>
      </div>
    </Card>
  );
}

const asQuestion = ({ judgment, options }: BulkPlan["questions"][number]): ReviewQuestion => ({
  judgment,
  options,
  kind: "classify",
  clauses: null,
  suggestion: null,
  confidence: null,
  alternatives: [],
  reason: null,
});

function useAnswerKeys(draft: Draft, questions: ReviewQuestion[], change: (draft: Draft) => void): void {
  const digit = (place: number) => {
    const option = questions[draft.active]?.options[place];
    if (option !== undefined && draft.verdict === "decide") change(choose(draft, questions, option));
  };
  useKeys([
    ...Array.from({ length: 9 }, (_, place) => ({
      keys: String(place + 1),
      label: place === 0 ? "Choose the first answer, 2 to 9 the others" : "",
      group: "Many at once",
      run: () => digit(place),
    })),
    { keys: "x", label: "Reject all", group: "Many at once", run: () => change(toggleVerdict(draft, "reject")) },
    { keys: "o", label: "None fits", group: "Many at once", run: () => change(toggleVerdict(draft, "out-of-scope")) },
  ]);
}
