import type { FoundPassage } from "@surety/core/wire/knowledge";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { Field } from "../../design/field.tsx";
import { LongText } from "../../design/long-text.tsx";
import { ProblemNote } from "../../design/problem-note.tsx";
import { SkeletonRows } from "../../design/skeleton.tsx";
import { knowledgeSearchQuery } from "../../services/knowledge.ts";
import { foundWords, placeWords } from "./knowledge-words.ts";

type Props = { base: string; asked: string | undefined; onAsk: (text: string | undefined) => void };

/** What a draft would be shown for a question, and why each passage was found. */
export function TrySearch({ base, asked, onAsk }: Props) {
  const [text, setText] = useState(asked ?? "");
  return (
    <Card title="Try a search" aside="As a draft looks for what it rests on">
      <form
        role="search"
        className="flex flex-wrap items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(text.trim() === "" ? undefined : text.trim());
        }}
      >
        <Field
          label="A question, as somebody would write it"
          className="min-w-0 grow basis-72"
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" tone="primary" className="mt-5">
          Look
        </Button>
      </form>
      {asked !== undefined && (
        <div className="mt-3">
          <Found base={base} asked={asked} />
        </div>
      )}
    </Card>
  );
}

function Found({ base, asked }: { base: string; asked: string }) {
  const query = useQuery(knowledgeSearchQuery(base, asked));
  if (query.isError) return <ProblemNote error={query.error} retry={() => void query.refetch()} />;
  if (query.data === undefined) return <SkeletonRows rows={3} />;
  if (query.data.length === 0)
    return (
      <p role="status" className="text-ink-2">
        Nothing in {base} fits. A draft would say so and leave the answer to a person.
      </p>
    );
  return (
    <ol aria-label="Passages that fit, best first" className="flex flex-col gap-2">
      {query.data.map((one, at) => (
        <FoundItem key={one.hash} passage={one} place={at + 1} />
      ))}
    </ol>
  );
}

function FoundItem({ passage, place }: { passage: FoundPassage; place: number }) {
  const { text, answer } = passage;
  return (
    <li className="flex gap-3 rounded-md border px-3 py-2">
      <span className="w-5 shrink-0 pt-px text-right font-mono text-sm text-ink-3">{place}</span>
      <div className="flex min-w-0 flex-col gap-0.5">
        <p className="font-medium [overflow-wrap:anywhere]">{placeWords(passage)}</p>
        <p className="text-sm text-ink-3">{foundWords(passage)}</p>
        {answer !== null && <p className="text-ink-2 [overflow-wrap:anywhere]">Asked: {text}</p>}
        <LongText text={answer ?? text} fold={500} />
      </div>
    </li>
  );
}
