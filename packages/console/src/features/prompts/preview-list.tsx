import type { PromptPreview } from "@surety/core/wire/prompt";
import { Link } from "@tanstack/react-router";
import { money } from "../../design/format.ts";
import { LongText } from "../../design/long-text.tsx";
import { Time } from "../../design/time.tsx";

/** The messages for each case, as they would be sent. */
export function PreviewList({ preview: { items, model, currency } }: { preview: PromptPreview }) {
  if (items.length === 0)
    return <p className="text-ink-2">No case of this workflow is decided yet: there is nothing to try it on.</p>;
  return (
    <ol className="flex flex-col gap-3" aria-label="Messages">
      {items.map(({ caseId, receivedAt, system, messages, mostMicros, probableMicros }) => (
        <li key={caseId} className="min-w-0 rounded-md border">
          <p className="flex flex-wrap justify-between gap-x-3 border-b px-3 py-1.5 text-sm text-ink-3">
            <span>
              <Link to="/cases/$id" params={{ id: caseId }} className="text-accent-ink underline">
                Case
              </Link>{" "}
              of <Time at={receivedAt} />, to {model}
            </span>
            <span>{costWords(probableMicros, mostMicros, currency)}</span>
          </p>
          <Said role="system" text={system} />
          {messages.map((message, at) => (
            <Said key={at} role={message.role} text={message.text} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function costWords(probable: number | null, most: number | null, currency: string): string {
  if (probable === null || most === null) return "no price is known";
  return `about ${money(probable, currency)}, at most ${money(most, currency)}`;
}

function Said({ role, text }: { role: string; text: string }) {
  return (
    <div className="grid gap-x-3 px-3 py-2 sm:grid-cols-[4.5rem_minmax(0,1fr)]">
      <span className="text-sm text-ink-3">{role}</span>
      <LongText text={text} fold={900} className="font-mono text-sm" />
    </div>
  );
}
