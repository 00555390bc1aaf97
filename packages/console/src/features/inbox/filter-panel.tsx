import type { QueueCount } from "@surety/core/wire/review";
import { useId } from "react";
import { controlClass, Select } from "../../design/field.tsx";
import { holderWords, reasonWords, spanWords } from "./filter-words.ts";
import type { InboxSearch } from "./inbox-search.ts";

type Props = { queues: QueueCount[]; search: InboxSearch; onChange: (change: InboxSearch) => void };

const spans = ["30m", "1h", "4h", "1d", "2d", "7d"];
const shares = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9];
const any = (label: string) => ({ value: "", label });
const unique = (values: (string | null)[]): string[] => [...new Set(values.flatMap((value) => value ?? []))];

/** A filter from an address that is not among the choices is one of them for as long as it counts. */
function withChosen(options: { value: string; label: string }[], chosen: string | number | undefined) {
  const value = chosen === undefined ? "" : String(chosen);
  return options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
}

/** All that the list can be narrowed to. */
export function FilterPanel({ queues, search, onChange }: Props) {
  const choice = <Field extends keyof InboxSearch>(
    field: Field,
    label: string,
    options: { value: string; label: string }[],
    parse: (value: string) => InboxSearch[Field] = (value) => value as InboxSearch[Field],
  ) => (
    <Select
      label={label}
      bare={false}
      value={search[field] === undefined ? "" : String(search[field])}
      onChange={({ target }) => onChange({ [field]: target.value === "" ? undefined : parse(target.value) })}
      options={withChosen(options, search[field] as string | number | undefined)}
    />
  );
  const spansOf = (words: (span: string) => string) =>
    spans.map((value) => ({ value, label: words(spanWords(value)) }));
  const sharesOf = (words: (share: string) => string) =>
    shares.map((value) => ({ value: String(value), label: words(`${value * 100} %`) }));
  return (
    <div role="group" aria-label="Filters" className="grid max-h-[50vh] grid-cols-2 gap-2 overflow-y-auto">
      {choice("due", "Due", [
        any("any time"),
        { value: "overdue", label: "overdue" },
        ...spansOf((span) => `within ${span}`),
      ])}
      {choice("holder", "Held by", [
        any("anybody"),
        ...Object.entries(holderWords).map(([value, words]) => ({ value, label: words.replace("held by ", "") })),
      ])}
      {choice("queue", "Queue", [
        any("any"),
        ...unique(queues.map(({ queue }) => queue)).map((value) => ({ value, label: value })),
      ])}
      {choice("workflow", "Workflow", [
        any("any"),
        ...unique(queues.map(({ workflow }) => workflow)).map((value) => ({ value, label: value })),
      ])}
      {choice("stakes", "Stakes", [any("any"), ...["high", "normal", "low"].map((value) => ({ value, label: value }))])}
      {choice("reason", "Why it is here", [
        any("any reason"),
        ...Object.entries(reasonWords).map(([value, label]) => ({ value, label })),
      ])}
      {choice("confidenceFrom", "Sure from", [any("any"), ...sharesOf((share) => `at least ${share}`)], Number)}
      {choice("confidenceTo", "Sure to", [any("any"), ...sharesOf((share) => `at most ${share}`)], Number)}
      {choice("olderThan", "Open for over", [any("any time"), ...spansOf((span) => span)])}
      {choice("youngerThan", "Open for under", [any("any time"), ...spansOf((span) => span)])}
      <TypedFilter label="Question" value={search.question} onChange={(text) => onChange({ question: text })} />
      <TypedFilter
        label="At stake, from"
        type="number"
        value={search.valueFrom === undefined ? undefined : String(search.valueFrom)}
        onChange={(text) => onChange({ valueFrom: text === undefined ? undefined : Math.max(0, Number(text)) })}
      />
    </div>
  );
}

type Typed = {
  label: string;
  type?: "text" | "number";
  value: string | undefined;
  onChange: (text: string | undefined) => void;
};

/** Counts when the field is left or Enter is pressed, so that no half a word is looked for. */
function TypedFilter({ label, type = "text", value = "", onChange }: Typed) {
  const id = useId();
  const say = (text: string) => text !== value && onChange(text === "" ? undefined : text);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium text-ink-2">
        {label}
      </label>
      <input
        key={value}
        id={id}
        type={type}
        min={0}
        defaultValue={value}
        className={controlClass}
        onBlur={({ currentTarget }) => say(currentTarget.value)}
        onKeyDown={({ key, currentTarget }) => key === "Enter" && say(currentTarget.value)}
      />
    </div>
  );
}
