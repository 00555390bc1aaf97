import type { MouseEvent } from "react";
import { Button } from "../../design/button.tsx";
import { toggleVerdict, type Draft, type Verdict } from "./answer-draft.ts";
import { submitLabel } from "./answer-words.ts";

type Props = {
  draft: Draft;
  suggestion: string | null;
  disabled: boolean;
  onChange: (draft: Draft) => void;
  onSubmit: () => void;
  onSkip: () => void;
  onCorrect: () => void;
  onSplit: () => void;
  onSendBack: () => void;
};

/** A press with the pointer leaves the focus where it was, so that typing goes on. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** Null opens the fields, which goes together with any answer. */
const more: { keys: string; verdict: Verdict | null; says: string }[] = [
  { keys: "e", verdict: null, says: "Correct" },
  { keys: "r", verdict: "judge-again", says: "Judge again" },
  { keys: "w", verdict: "send-back", says: "Send back" },
  { keys: ">", verdict: "escalate", says: "Escalate" },
  { keys: "p", verdict: "split", says: "Split" },
];

/** What can be done with the review, each with its key. */
export function AnswerButtons(props: Props) {
  const { draft, suggestion, disabled, onChange, onSubmit, onSkip, onCorrect, onSplit, onSendBack } = props;
  return (
    <>
      <Button
        tone="primary"
        keys="Enter"
        disabled={disabled}
        onMouseDown={keepFocus}
        onClick={onSubmit}
        className="h-9! max-sm:h-12!"
      >
        {submitLabel(draft, suggestion)}
      </Button>
      <div className="grid grid-cols-3 gap-2">
        <Button
          keys="o"
          disabled={disabled}
          aria-pressed={draft.verdict === "out-of-scope"}
          onMouseDown={keepFocus}
          onClick={() => onChange(toggleVerdict(draft, "out-of-scope"))}
        >
          None fits
        </Button>
        <Button
          keys="x"
          disabled={disabled}
          tone="harm"
          aria-pressed={draft.verdict === "reject"}
          onMouseDown={keepFocus}
          onClick={() => onChange(toggleVerdict(draft, "reject"))}
        >
          Reject
        </Button>
        <Button keys="s" onMouseDown={keepFocus} onClick={onSkip}>
          Skip
        </Button>
      </div>
      <div className="flex flex-wrap gap-x-1 gap-y-0.5" role="group" aria-label="More ways to decide">
        {more.map(({ keys, verdict, says }) => (
          <Button
            key={keys}
            small
            tone="ghost"
            keys={keys}
            disabled={disabled}
            aria-pressed={verdict === null ? draft.editing : draft.verdict === verdict}
            className="aria-pressed:bg-accent-soft aria-pressed:text-ink"
            onMouseDown={keepFocus}
            onClick={() => {
              if (verdict === null) onCorrect();
              else if (verdict === "split") onSplit();
              else if (verdict === "send-back") onSendBack();
              else onChange(toggleVerdict(draft, verdict));
            }}
          >
            {says}
          </Button>
        ))}
      </div>
    </>
  );
}
