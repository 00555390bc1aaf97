import type { ReviewDetail } from "@surety/core/wire/review";
import type { PlannedEffect } from "@surety/core/wire/review-preview";
import type { Draft } from "./answer-draft.ts";
import { DraftFields } from "./draft-fields.tsx";
import { editText, textsOf } from "./draft-texts.ts";

type Props = {
  review: ReviewDetail;
  effect: PlannedEffect;
  first: boolean;
  draft: Draft;
  disabled: boolean;
  onChange: (draft: Draft) => void;
};

/** The texts of one effect under the answer that sends it. */
export function DraftEditor({ review, effect, first, draft, disabled, onChange }: Props) {
  const texts = textsOf(effect, draft, review.questions);
  return (
    <>
      <DraftFields
        effect={effect}
        texts={texts}
        first={first}
        disabled={disabled}
        onChange={(text, value) => onChange(editText(draft, text, value))}
      />
      {review.fourEyes && texts.some(({ edited }) => edited) && (
        <p className="text-xs text-ink-2">
          Two people must write the same text. Where the other sends the draft as it is, a third decides.
        </p>
      )}
    </>
  );
}
