import type { ReviewQuestion } from "@surety/core/wire/review";
import { clauseValue, noClauses, readClauseValue } from "@surety/core/clause/clause-value";
import { useId, useState } from "react";
import { Button } from "../../design/button.tsx";
import { controlClass, Select } from "../../design/field.tsx";
import { percent } from "../../design/format.ts";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { ClauseList } from "../case/clause-list.tsx";

type Props = {
  question: Pick<ReviewQuestion, "judgment" | "suggestion" | "confidence"> & {
    clauses: NonNullable<ReviewQuestion["clauses"]>;
  };
  value: string | undefined;
  disabled: boolean;
  onChoose: (value: string) => void;
};

/** Clauses are corrected where they stand: what is none is taken out, what was missed is marked in the text or quoted. */
export function ClauseAnswer({ question, value, disabled, onChoose }: Props) {
  const { text, types } = question.clauses;
  const said = value ?? question.suggestion ?? noClauses;
  const clauses = readClauseValue(said) ?? [];
  const id = useId();
  const [type, setType] = useState(types[0] ?? "");
  const [quote, setQuote] = useState("");
  /** Where it was selected: the same words may stand in the text twice. */
  const [place, setPlace] = useState(0);
  const start = quote === "" ? -1 : text.indexOf(quote, place);
  const add = () => {
    if (start < 0) return;
    onChoose(clauseValue([...clauses, { type, start, end: start + quote.length }]));
    write("");
  };
  const write = (words: string) => {
    setPlace(0);
    setQuote(words);
  };
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 flex w-full items-baseline justify-between gap-2">
        <span className="font-medium">{question.judgment}</span>
        {question.suggestion !== null && question.confidence !== null && (
          <span className="text-sm text-ink-3">{percent(question.confidence)} sure</span>
        )}
      </legend>
      <ClauseList
        text={text}
        value={said}
        {...(value === undefined && question.suggestion === null ? { empty: "Nothing is marked yet." } : {})}
        onRemove={(gone) => onChoose(clauseValue(clauses.filter((one) => clauseValue([one]) !== clauseValue([gone]))))}
        onSelect={(span) => {
          setPlace(span.start);
          setQuote(text.slice(span.start, span.end).trim());
        }}
      />
      <div className="flex flex-col gap-1">
        <label htmlFor={id} className="text-sm text-ink-3">
          Select a clause in the text, or write its words here
        </label>
        <input
          id={id}
          data-edit
          className={controlClass}
          value={quote}
          aria-invalid={quote !== "" && start < 0}
          onChange={(event) => write(event.target.value)}
          onKeyDown={leaveOnEscape}
        />
        <div className="flex gap-2">
          <Select
            label="Type of the clause"
            className="grow"
            value={type}
            options={types.map((one) => ({ value: one, label: one }))}
            onChange={(event) => setType(event.target.value)}
          />
          <Button disabled={start < 0} onClick={add}>
            Add
          </Button>
          {value === undefined && (
            <Button onClick={() => onChoose(said)} aria-label={`Confirm ${question.judgment}`}>
              Confirm
            </Button>
          )}
        </div>
        {quote !== "" && start < 0 && <p className="text-sm text-harm-ink">These words do not stand in the text.</p>}
      </div>
    </fieldset>
  );
}
