import { useQuery } from "@tanstack/react-query";
import { CopyButton } from "../../design/copy-button.tsx";
import { LongText } from "../../design/long-text.tsx";
import { Time } from "../../design/time.tsx";
import { questionQuery } from "../../services/cases.ts";

/** What the sender is asked and until when, with the link to hand over where nothing told them. */
export function QuestionCard({ caseId }: { caseId: string }) {
  const question = useQuery(questionQuery(caseId)).data;
  if (question === undefined) return null;
  const { question: text, fields, by, askedAt, expiresAt, link } = question;
  return (
    <div role="region" aria-label="Question to the sender" className="mt-3 flex flex-col gap-2 border-t pt-3">
      <div className="border-l-2 border-accent pl-3">
        <LongText text={text} />
      </div>
      {fields.length > 0 && (
        <p className="text-sm text-ink-2 [overflow-wrap:anywhere]">
          Asked for: {fields.map(({ title, label }) => title ?? label.replace(/^input\./, "")).join(", ")}
        </p>
      )}
      <p className="text-sm text-ink-3">
        {by} asked <Time at={askedAt} />
        {expiresAt !== null && (
          <>
            ; without an answer it is back at the desk <Time at={expiresAt} />
          </>
        )}
      </p>
      {link !== null && (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-2">
          Only whoever has the link can answer, once.
          <CopyButton text={link} label="Copy the link" />
        </p>
      )}
    </div>
  );
}
