import type { ReviewDetail } from "@surety/core/wire/review";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef } from "react";
import { controlClass } from "../../design/field.tsx";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { fieldsQuery, queuesQuery } from "../../services/reviews.ts";
import type { Draft } from "./answer-draft.ts";
import { SplitFields } from "./split-fields.tsx";

type Props = {
  review: ReviewDetail;
  draft: Draft;
  disabled: boolean;
  problem: unknown;
  onChange: (draft: Draft) => void;
};

/** What a verdict needs besides itself. */
export function VerdictFields({ review, draft, disabled, problem, onChange }: Props) {
  const props = { draft, disabled, onChange };
  switch (draft.verdict) {
    case "send-back":
      return <QuestionFields reviewId={review.id} {...props} />;
    case "split":
      return <SplitFields reviewId={review.id} input={review.case.input} problem={problem} {...props} />;
    case "escalate":
      return <QueueField from={review.queue} {...props} />;
    default:
      return null;
  }
}

type Part = { draft: Draft; disabled: boolean; onChange: (draft: Draft) => void };

/** As high as what stands in it, within bounds. */
const rowsFor = (text: string): number =>
  Math.min(12, Math.max(3, Math.ceil(text.length / 40) + text.split("\n").length - 1));

/** What the sender is asked, in words, and which fields are needed. */
function QuestionFields({ reviewId, draft, disabled, onChange }: Part & { reviewId: string }) {
  const id = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const fields = (useQuery(fieldsQuery(reviewId)).data ?? []).filter(({ path }) => path.startsWith("/input/"));
  useEffect(() => text.current?.focus(), []);
  const toggle = (path: string) =>
    onChange({
      ...draft,
      asked: draft.asked.includes(path) ? draft.asked.filter((one) => one !== path) : [...draft.asked, path],
    });
  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-sm font-medium">
        Question to the sender
      </label>
      <textarea
        id={id}
        ref={text}
        rows={rowsFor(draft.question)}
        maxLength={4000}
        disabled={disabled}
        value={draft.question}
        onChange={(event) => onChange({ ...draft, question: event.target.value })}
        onKeyDown={leaveOnEscape}
        className="w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5 max-sm:text-[16px]"
      />
      <fieldset disabled={disabled} hidden={fields.length === 0} className="flex min-w-0 flex-col gap-0.5">
        <legend className="text-sm text-ink-2">Fields that you need</legend>
        {fields.map((field) => (
          <label key={field.path} className="flex min-h-6 items-center gap-2 text-sm max-sm:min-h-11">
            <input type="checkbox" checked={draft.asked.includes(field.path)} onChange={() => toggle(field.path)} />
            <span className="[overflow-wrap:anywhere]">{field.title ?? field.label.replace(/^input\./, "")}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}

function QueueField({ from, draft, disabled, onChange }: Part & { from: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const queues = useQuery(queuesQuery).data?.items ?? [];
  const others = [...new Set(queues.map(({ queue }) => queue))].filter((queue) => queue !== from);
  useEffect(() => input.current?.focus(), []);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        Queue
      </label>
      <input
        id={id}
        ref={input}
        list={`${id}-queues`}
        maxLength={200}
        disabled={disabled}
        placeholder="the workflow's own next queue"
        value={draft.queue}
        onChange={(event) => onChange({ ...draft, queue: event.target.value })}
        onKeyDown={leaveOnEscape}
        className={controlClass}
      />
      <datalist id={`${id}-queues`}>
        {others.map((queue) => (
          <option key={queue} value={queue} />
        ))}
      </datalist>
    </div>
  );
}
