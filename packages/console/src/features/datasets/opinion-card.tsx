import type { OpinionQueue, OpinionRequest } from "@surety/core/wire/label";
import { useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { Button } from "../../design/button.tsx";
import { Card } from "../../design/card.tsx";
import { counted } from "../../design/format.ts";
import { ProblemNote } from "../../design/problem-note.tsx";
import { useOpinion } from "../../services/datasets.ts";
import { useKeys } from "../keyboard/key-store.ts";
import { OpinionForm } from "./opinion-form.tsx";

/** One case after the other for a second person; nothing shows what the first has said. */
export function OpinionCard({ queue }: { queue: OpinionQueue }) {
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const next = queue.items.find((item) => !skipped.has(item.labelId));
  const left = queue.waiting - queue.own;
  const aside = `${counted(left, "label")} for you, ${counted(queue.own, "label")} of yours for others, ${queue.disputed} disputed`;
  return (
    <Card title="Waiting for a second person" aside={aside}>
      {next === undefined ? (
        <p className="text-ink-2">Nothing waits for you. What you labelled yourself waits for somebody else.</p>
      ) : (
        <Question key={next.labelId} item={next} onSkip={() => setSkipped(new Set([...skipped, next.labelId]))} />
      )}
    </Card>
  );
}

function Question({ item, onSkip }: { item: OpinionRequest; onSkip: () => void }) {
  const [since] = useState(() => performance.now());
  const answering = useOpinion();
  const answer = (value: string) => {
    if (answering.isPending) return;
    answering.mutate({ label: item.labelId, value, seconds: (performance.now() - since) / 1000 });
  };
  useKeys([{ keys: "s", label: "Skip this one", group: "Second opinion", run: onSkip }]);
  const isMarked = item.kind === "extract" || item.kind === "clauses";
  return (
    <div className="flex flex-col gap-3">
      {isMarked ? (
        <OpinionForm item={item} busy={answering.isPending} onAnswer={answer} onSkip={onSkip} />
      ) : (
        <Choice item={item} busy={answering.isPending} onAnswer={answer} onSkip={onSkip} />
      )}
      {answering.isError && <ProblemNote error={answering.error} />}
    </div>
  );
}

type ChoiceProps = { item: OpinionRequest; busy: boolean; onAnswer: (value: string) => void; onSkip: () => void };

/** One of a closed list: one key answers. */
function Choice({ item, busy, onAnswer, onSkip }: ChoiceProps) {
  useKeys(
    item.options.slice(0, 9).map((value, at) => ({
      keys: String(at + 1),
      label: `Answer ${value}`,
      group: "Second opinion",
      run: () => onAnswer(value),
    })),
  );
  return (
    <>
      <p className="max-h-60 max-w-[72ch] overflow-y-auto whitespace-pre-wrap">{item.text}</p>
      <div className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{item.judgment}</span>
        {item.suggestion !== null && <Badge>the model says {item.suggestion}</Badge>}
      </div>
      <div className="flex flex-wrap gap-2">
        {item.options.map((value, at) => (
          <Button
            key={value}
            {...(at < 9 ? { keys: String(at + 1) } : {})}
            disabled={busy}
            onClick={() => onAnswer(value)}
          >
            {value}
          </Button>
        ))}
        <Button tone="ghost" keys="s" onClick={onSkip}>
          Skip
        </Button>
      </div>
    </>
  );
}
