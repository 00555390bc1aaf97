import type { ReviewField } from "@surety/core/wire/deciding";
import { useId } from "react";
import { classNames } from "../../design/class-names.ts";
import { controlClass } from "../../design/field.tsx";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";

type Props = {
  field: ReviewField;
  value: unknown;
  changed: boolean;
  disabled: boolean;
  problem: string | null;
  onChange: (value: unknown) => void;
  onReset?: () => void;
};

/** One value by its type, with its problem under it and, once it was changed, what it was. */
export function FieldControl({ field, value, changed, disabled, problem, onChange, onReset }: Props) {
  const id = useId();
  return (
    <div className="flex flex-col gap-0.5">
      <label
        htmlFor={id}
        className={classNames("text-sm [overflow-wrap:anywhere]", changed ? "font-medium" : "text-ink-2")}
      >
        {field.title ?? field.label}
        {field.required && <span className="text-ink-3"> (needed)</span>}
      </label>
      <Control id={id} field={field} value={value} disabled={disabled} invalid={problem !== null} onChange={onChange} />
      <p
        id={`${id}-note`}
        role={problem === null ? undefined : "alert"}
        className={problem ? "text-sm text-harm-ink" : "text-xs text-ink-3"}
      >
        {problem ?? field.hint}
      </p>
      {changed && onReset && (
        <p className="text-xs text-ink-3">
          was <span className="font-mono [overflow-wrap:anywhere]">{short(field.value)}</span>{" "}
          <button type="button" className="text-accent-ink hover:underline" onClick={onReset}>
            put back
          </button>
        </p>
      )}
    </div>
  );
}

type ControlProps = {
  id: string;
  field: ReviewField;
  value: unknown;
  disabled: boolean;
  invalid: boolean;
  onChange: (value: unknown) => void;
};

function Control({ id, field, value, disabled, invalid, onChange }: ControlProps) {
  const shared = {
    id,
    disabled,
    "aria-invalid": invalid,
    "aria-describedby": `${id}-note`,
    className: controlClass,
    onKeyDown: leaveOnEscape,
  };
  const text = value === null || value === undefined ? "" : typeof value === "string" ? value : JSON.stringify(value);
  if (field.options !== null || field.type === "boolean") {
    const options = field.options ?? [true, false];
    return (
      <select
        {...shared}
        value={text}
        onChange={(event) => onChange(options.find((one) => String(one) === event.target.value) ?? null)}
      >
        <option value="">–</option>
        {options.map((one) => (
          <option key={String(one)} value={String(one)}>
            {one === true ? "yes" : one === false ? "no" : one}
          </option>
        ))}
      </select>
    );
  }
  if (field.multiline)
    return (
      <textarea
        {...shared}
        rows={4}
        value={text}
        onChange={(event) => onChange(valueOf(field, event.target.value))}
        className="w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5"
      />
    );
  const number = field.type === "number" || field.type === "integer";
  return (
    <input
      {...shared}
      type={field.type === "date" ? "date" : "text"}
      inputMode={number ? "decimal" : undefined}
      value={text}
      onChange={(event) => onChange(valueOf(field, event.target.value))}
    />
  );
}

/** What was typed, as the server takes it; what is no number stays text, and the server says so at the field. */
function valueOf({ type }: ReviewField, typed: string): unknown {
  if (typed === "") return null;
  if (type !== "number" && type !== "integer") return typed;
  const number = Number(typed);
  return Number.isFinite(number) && !/[.]$|^-?0\d/.test(typed) ? number : typed;
}

function short(value: unknown): string {
  const text = value === null ? "empty" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
