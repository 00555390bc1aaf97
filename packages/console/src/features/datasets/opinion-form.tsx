import { noClauses } from "@surety/core/clause/clause-value";
import { pagesOfLayoutText } from "@surety/core/extract/layout-text";
import type { OpinionRequest } from "@surety/core/wire/label";
import { useRef, useState } from "react";
import { Button } from "../../design/button.tsx";
import { DocumentPages } from "../case/document-view.tsx";
import { useMarks } from "../case/evidence-store.ts";
import { StoredDocumentView } from "../case/stored-document-view.tsx";
import { ClauseAnswer } from "../inbox/clause-answer.tsx";
import { useKeys } from "../keyboard/key-store.ts";
import { RecordForm } from "../record/record-form.tsx";

type Props = { item: OpinionRequest; busy: boolean; onAnswer: (value: string) => void; onSkip: () => void };

const GROUP = "Second opinion";

/** What is marked on pages or in a text, as at the desk: a second person fills the same fields, or marks the same clauses. */
export function OpinionForm({ item, busy, onAnswer, onSkip }: Props) {
  const [value, setValue] = useState<string>();
  const form = useRef<HTMLDivElement>(null);
  const said = value ?? item.suggestion ?? (item.kind === "clauses" ? noClauses : null);
  const send = () => {
    if (said !== null) onAnswer(said);
  };
  useKeys([
    { keys: "Enter", label: "Give this answer", group: GROUP, run: send },
    { keys: "Mod+Enter", label: "Give it while writing", group: GROUP, run: send },
    {
      keys: "q",
      label: "To the answers",
      group: GROUP,
      run: () => form.current?.querySelector<HTMLElement>("[data-edit]")?.focus(),
    },
  ]);
  const answer = { value, disabled: busy, onChoose: setValue };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(300px,360px)]">
      {item.kind === "extract" && (
        <div tabIndex={0} role="region" aria-label="Document" className="relative max-h-[75dvh] overflow-y-auto">
          <Pages item={item} />
        </div>
      )}
      <div
        ref={form}
        data-answers
        className={`flex flex-col gap-3 ${item.kind === "extract" ? "" : "max-w-[80ch] lg:col-span-2"}`}
      >
        {item.kind === "extract" ? (
          <RecordForm
            judgment={item.judgment}
            fields={item.fields ?? []}
            suggestion={item.suggestion}
            read={item.read}
            layout={item.text}
            document={null}
            {...answer}
            onSubmit={send}
          />
        ) : (
          <ClauseAnswer
            question={{ ...item, confidence: null, clauses: { text: item.text, types: item.types } }}
            {...answer}
          />
        )}
        <div className="flex gap-2">
          <Button tone="primary" keys="Enter" disabled={busy || said === null} onClick={send}>
            Give this answer
          </Button>
          <Button tone="ghost" keys="s" onClick={onSkip}>
            Skip
          </Button>
        </div>
      </div>
    </div>
  );
}

/** The file itself where there is one: from words alone nobody sees what was misread. */
function Pages({ item: { text, file, judgment } }: { item: OpinionRequest }) {
  const evidence = useMarks([]);
  if (file !== null) return <StoredDocumentView field="document" name="Document" document={file} evidence={evidence} />;
  return (
    <div className="flex flex-col gap-2">
      <DocumentPages name={judgment} field="document" pages={pagesOfLayoutText(text)} evidence={evidence} />
    </div>
  );
}
