import { clauseFacts } from "@surety/core/clause/clause-facts";
import { clauseValue } from "@surety/core/clause/clause-value";
import { useState } from "react";
import { Button } from "../../design/button.tsx";
import { percent } from "../../design/format.ts";
import { ClauseText } from "./clause-text.tsx";

type Props = {
  text: string;
  /** The answer: which clauses stand where. */
  value: string | null;
  /** How sure the machine is of each, by its answer; nothing where nobody may know. */
  signals?: Readonly<Record<string, number>>;
  /** What stands for an empty answer. */
  empty?: string;
  onRemove?: (clause: { type: string; start: number; end: number }) => void;
  onSelect?: (span: { start: number; end: number }) => void;
};

/** The clauses of an answer, quoted, each with a way to where it stands. */
export function ClauseList({
  text,
  value,
  signals = {},
  empty = "None of the clauses stands in the text.",
  onRemove,
  onSelect,
}: Props) {
  const [active, setActive] = useState<number | null>(null);
  const { found } = clauseFacts(value, text);
  return (
    <div className="flex flex-col gap-2">
      {found.length === 0 ? (
        <p className="text-ink-2">{empty}</p>
      ) : (
        <ul aria-label="Clauses" className="flex flex-col gap-2">
          {found.map((clause, at) => (
            <li key={`${clause.type} ${clause.start}`} className="flex flex-col gap-0.5 border-l-2 pl-2">
              <div className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{clause.type}</span>
                {signals[clauseValue([clause])] !== undefined && (
                  <span className="font-mono text-xs text-ink-3">{percent(signals[clauseValue([clause])] ?? 0)}</span>
                )}
                {clause.day !== null && <span className="text-sm text-ink-3">{clause.day}</span>}
              </div>
              <q className="line-clamp-4 text-sm text-ink-2 [overflow-wrap:anywhere]">{clause.quote}</q>
              <div className="flex gap-1">
                <Button
                  small
                  tone="ghost"
                  data-edit
                  aria-label={`Show in the text: ${clause.type}`}
                  onClick={() => setActive(at)}
                >
                  Show in the text
                </Button>
                {onRemove !== undefined && (
                  <Button
                    small
                    tone="ghost"
                    aria-label={`Not a clause: ${clause.type}`}
                    onClick={() => {
                      setActive(null);
                      onRemove(clause);
                    }}
                  >
                    Not a clause
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      <ClauseText text={text} clauses={found} active={active} {...(onSelect === undefined ? {} : { onSelect })} />
    </div>
  );
}
