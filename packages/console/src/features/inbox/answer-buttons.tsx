import type { MouseEvent } from "react";
import { Button } from "../../design/button.tsx";
import { toggleVerdict, type Draft } from "./answer-draft.ts";
import { submitLabel } from "./answer-words.ts";

type Props = {
  draft: Draft;
  suggestion: string | null;
  disabled: boolean;
  onChange: (draft: Draft) => void;
  onSubmit: () => void;
  onSkip: () => void;
};

/** A press with the pointer leaves the focus where it was, so that typing goes on. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** What can be done with the review, each with its key. */
export function AnswerButtons({ draft, suggestion, disabled, onChange, onSubmit, onSkip }: Props) {
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
    </>
  );
}
