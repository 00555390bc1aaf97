import type { ReviewQuestion } from "@surety/core/wire/review";
import { useId, useState } from "react";
import { classNames } from "../../design/class-names.ts";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { controlClass } from "../../design/field.tsx";
import { percent } from "../../design/format.ts";
import { Kbd } from "../../design/kbd.tsx";

const NUMBERED = 9;

type Props = {
  question: ReviewQuestion;
  value: string | undefined;
  active: boolean;
  disabled: boolean;
  onChoose: (value: string) => void;
  /** What follows an answer, in a line; its place is kept while it is not known. Undefined where nobody may know. */
  then?: ((value: string) => string | null) | undefined;
};

/** The answers of one question in the order of the definition, so that fingers learn them; the suggestion is marked, never moved. */
export function OptionList({ question, value, active, disabled, onChoose, then }: Props) {
  const name = useId();
  const [filter, setFilter] = useState("");
  if (question.options.length === 0)
    return <FreeAnswer question={question} value={value} disabled={disabled} onChoose={onChoose} />;
  const probability = new Map(question.alternatives.map((each) => [each.value, each.probability]));
  const shown = question.options.filter((option) => option.toLowerCase().includes(filter.toLowerCase()));
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="mb-1.5 flex w-full items-baseline justify-between gap-2">
        <span className="font-medium">{question.judgment}</span>
        {question.suggestion !== null && question.confidence !== null && (
          <span className="text-sm text-ink-3">{percent(question.confidence)} sure</span>
        )}
      </legend>
      {question.options.length > NUMBERED && (
        <input
          data-edit
          type="search"
          aria-label={`Find an answer for ${question.judgment}`}
          placeholder="Find an answer"
          value={filter}
          onChange={(event) => setFilter(event.target.value)}
          onKeyDown={leaveOnEscape}
          className={`${controlClass} mb-1.5`}
        />
      )}
      <div className="flex max-h-96 flex-col gap-0.5 overflow-y-auto p-0.5">
        {shown.map((option) => {
          const place = question.options.indexOf(option);
          const suggested = option === question.suggestion;
          const checked = value === option;
          return (
            <label
              key={option}
              className={classNames(
                "relative flex min-h-8 shrink-0 max-sm:min-h-11 cursor-pointer items-center gap-2 overflow-hidden rounded-md border px-2 py-0.5 has-focus-visible:outline-2 has-focus-visible:outline-accent-ink",
                checked ? "border-accent-ink bg-accent-soft font-medium" : "border-transparent hover:bg-sunken",
              )}
            >
              <input
                data-edit={question.options.length <= NUMBERED ? true : undefined}
                type="radio"
                name={name}
                value={option}
                checked={checked}
                onChange={() => onChoose(option)}
                className="sr-only"
              />
              {place < NUMBERED && active ? (
                <Kbd keys={String(place + 1)} />
              ) : (
                <span className="ml-0.5 w-4 max-sm:hidden" />
              )}
              <span className="min-w-0 grow">
                <span className="block truncate">{option}</span>
                {then && (
                  <span
                    title={then(option) ?? undefined}
                    className="block h-4 truncate text-xs leading-4 font-normal text-ink-3"
                  >
                    {then(option)}
                  </span>
                )}
              </span>
              {suggested && <span className="text-xs font-normal text-reviewed-ink">suggested</span>}
              {probability.has(option) && (
                <span className="w-12 shrink-0 text-right whitespace-nowrap font-mono text-xs font-normal text-ink-2">
                  {percent(probability.get(option) ?? 0)}
                </span>
              )}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

function FreeAnswer({ question, value, disabled, onChoose }: Omit<Props, "active" | "then">) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex items-baseline justify-between">
        <span className="font-medium">{question.judgment}</span>
        {question.suggestion !== null && question.confidence !== null && (
          <span className="text-sm text-ink-3">{percent(question.confidence)} sure</span>
        )}
      </label>
      <input
        id={id}
        data-edit
        className={controlClass}
        disabled={disabled}
        value={value ?? question.suggestion ?? ""}
        onChange={(event) => onChoose(event.target.value)}
        onKeyDown={leaveOnEscape}
      />
    </div>
  );
}
