import type { RefusedInvoice } from "@surety/core/wire/refused-invoice";
import type { ReviewQuestion } from "@surety/core/wire/review";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { flushSync } from "react-dom";
import { Button } from "../../design/button.tsx";
import { counted } from "../../design/format.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { faultInFull, filledIn } from "../record/refused-fields.ts";
import type { Draft } from "./answer-draft.ts";
import { faultsOf } from "./begin-send-back.ts";

type Props = {
  questions: readonly ReviewQuestion[];
  draft: Draft;
  disabled: boolean;
  onChange: (draft: Draft) => void;
  onSendBack: () => void;
  /** To the first field, which is one that something is wrong with. */
  onFilled: () => void;
};

/** What to do about an e-invoice that was refused: ask for another, or begin with what it says and put that right. */
export function RefusedNote({ questions, ...props }: Props) {
  const [asked] = questions.flatMap(({ judgment, fields = [], refused }) =>
    refused === undefined ? [] : [{ judgment, fields, refused }],
  );
  return asked === undefined ? null : <Note {...asked} {...props} />;
}

type Asked = { judgment: string; fields: NonNullable<ReviewQuestion["fields"]>; refused: RefusedInvoice };

function Note({
  judgment,
  fields,
  refused,
  draft,
  disabled,
  onChange,
  onSendBack,
  onFilled,
}: Asked & Omit<Props, "questions">) {
  const fill = () => {
    if (disabled) return;
    const answer = filledIn(fields, refused, draft.answers[judgment]);
    // The field that is gone to holds its value by then, and is typed over.
    flushSync(() => onChange({ ...draft, answers: { ...draft.answers, [judgment]: answer } }));
    onFilled();
  };
  useKeys([{ keys: "u", label: "Begin with what the refused e-invoice says", group: "Answer", run: fill }]);
  return (
    <section
      aria-label="Refused e-invoice"
      className="flex flex-col gap-2 rounded-md border border-caught/40 bg-caught-soft px-3 py-2 text-sm"
    >
      <p className="flex items-start gap-1.5">
        <TriangleAlert size={14} aria-hidden className="mt-0.5 shrink-0 text-caught-ink" />
        <span>
          This e-invoice was refused: {counted(faultsOf(refused).length, "thing")} in it cannot be right. What it says
          stands beside each field, and counts for nothing until you take it.
        </span>
      </p>
      {refused.others.length > 0 && (
        <ul
          aria-label="Wrong with the e-invoice as a whole"
          className="flex list-disc flex-col gap-0.5 pl-8 text-caught-ink"
        >
          {refused.others.map((fault) => (
            <li key={fault.message} className="[overflow-wrap:anywhere]">
              {faultInFull(fault)}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button small keys="w" disabled={disabled} onClick={onSendBack}>
          Ask for a corrected one
        </Button>
        <Button small keys="u" disabled={disabled} onClick={fill}>
          Begin with what it says
        </Button>
      </div>
    </section>
  );
}
