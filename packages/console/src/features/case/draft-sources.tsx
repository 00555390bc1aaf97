import type { DraftWire } from "@surety/core/wire/case";
import { useId, useState } from "react";
import { Badge } from "../../design/badge.tsx";
import { classNames } from "../../design/class-names.ts";
import { sourceNumbers, sourcePlace, standingWords } from "./draft-words.ts";

type Sentence = DraftWire["paragraphs"][number][number];

/** What a model wrote, sentence by sentence, beside the passages that it rests on: each number leads to its passage. */
export function DraftSources({ name, draft }: { name: string; draft: DraftWire }) {
  const id = useId();
  const [lit, setLit] = useState<number | null>(null);
  const numbers = sourceNumbers(draft);
  const open = (passage: number) => {
    setLit(passage);
    document.getElementById(`${id}-${passage}`)?.focus();
  };
  return (
    <div
      role="group"
      aria-label={`Draft of ${name} with its sources`}
      className="my-2 grid gap-3 text-sm lg:grid-cols-2"
    >
      <div className="flex min-w-0 flex-col gap-2">
        {draft.why !== null && <p className="text-ink-2">{draft.why}</p>}
        {draft.paragraphs.map((sentences, place) => (
          <p key={place} className="max-w-[72ch] [overflow-wrap:anywhere]">
            {sentences.map((sentence, at) => (
              <DraftSentence key={at} sentence={sentence} numbers={numbers} draft={draft} open={open} />
            ))}
          </p>
        ))}
        {draft.rules
          .filter(({ kept }) => !kept)
          .map((rule) => (
            <p key={rule.name} className="text-caught-ink">
              {rule.name}: {rule.why}
            </p>
          ))}
      </div>
      <Passages id={id} draft={draft} numbers={numbers} lit={lit} />
    </div>
  );
}

interface SentenceParts {
  sentence: Sentence;
  numbers: ReadonlyMap<number, number>;
  draft: DraftWire;
  open: (passage: number) => void;
}

function DraftSentence({ sentence, numbers, draft, open }: SentenceParts) {
  const { text, cites, standing, why } = sentence;
  const words = standingWords[standing];
  return (
    <span>
      <span
        title={why ?? undefined}
        className={classNames(
          standing === "unsupported" && "bg-caught-soft underline decoration-dotted underline-offset-2",
          standing === "withheld" && "text-ink-3 line-through",
        )}
      >
        {text}
      </span>{" "}
      {words !== null && (
        <span className="text-xs font-medium text-caught-ink">
          ({words}
          {why === null ? "" : `: ${why}`}){" "}
        </span>
      )}
      {cites.map((passage) => {
        const source = draft.passages[passage];
        const number = numbers.get(passage);
        if (source === undefined || number === undefined) return null;
        return (
          <button
            key={passage}
            type="button"
            onClick={() => open(passage)}
            aria-label={`Source ${number}: ${sourcePlace(source)}`}
            className="mr-1 rounded-sm border px-1 align-super text-[10px] leading-none text-accent-ink hover:bg-accent-soft"
          >
            {number}
          </button>
        );
      })}
    </span>
  );
}

interface PassageParts {
  id: string;
  draft: DraftWire;
  numbers: ReadonlyMap<number, number>;
  lit: number | null;
}

/** Cited passages first, by their numbers; what was found and not used behind them. */
function Passages({ id, draft, numbers, lit }: PassageParts) {
  if (draft.passages.length === 0) return <p className="text-ink-3">The knowledge bases have nothing like it.</p>;
  const order = [...draft.passages.entries()].toSorted(
    ([one], [other]) => (numbers.get(one) ?? Infinity) - (numbers.get(other) ?? Infinity),
  );
  return (
    <ol aria-label="Passages" className="flex max-h-80 min-w-0 flex-col gap-1.5 overflow-y-auto">
      {order.map(([place, passage]) => {
        const number = numbers.get(place);
        return (
          <li
            key={place}
            id={`${id}-${place}`}
            tabIndex={-1}
            className={classNames(
              "rounded-sm border px-2 py-1.5 text-xs",
              place === lit ? "border-accent-ink bg-accent-soft" : number === undefined && "text-ink-3",
            )}
          >
            <span className="flex items-center gap-1.5 font-medium">
              {number === undefined ? <Badge>not used</Badge> : <Badge tone="accent">{number}</Badge>}
              <span className="min-w-0 truncate">{sourcePlace(passage)}</span>
            </span>
            {passage.answer !== null && (
              <span className="mt-1 line-clamp-3 block text-ink-3 [overflow-wrap:anywhere]">asked: {passage.text}</span>
            )}
            <span className="mt-1 block whitespace-pre-line [overflow-wrap:anywhere]">
              {passage.answer ?? passage.text}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
