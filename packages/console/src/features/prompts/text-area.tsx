import { useId } from "react";
import { classNames } from "../../design/class-names.ts";

type Props = {
  label: string;
  hint?: string;
  problem?: string | null;
  value: string;
  onChange: (value: string) => void;
  rows?: number;
};

/** A template to write: in the type of rules, as high as it needs. */
export function TextArea({ label, hint, problem, value, onChange, rows = 6 }: Props) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium text-ink-2">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        spellCheck={false}
        maxLength={20_000}
        value={value}
        aria-invalid={Boolean(problem)}
        aria-describedby={`${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        className="w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-1.5 font-mono text-sm hover:border-ink-3 aria-[invalid=true]:border-harm"
      />
      <p id={`${id}-note`} className={classNames("text-sm", problem ? "text-harm-ink" : "text-ink-3")}>
        {problem ?? hint}
      </p>
    </div>
  );
}
