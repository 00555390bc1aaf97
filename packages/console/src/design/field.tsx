import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";

export const controlClass =
  "h-8 w-full max-sm:h-11 max-sm:text-[16px] rounded-md border border-line-strong bg-surface px-2.5 text-base text-ink hover:border-ink-3 aria-[invalid=true]:border-harm disabled:opacity-60";

/** A labelled input with its hint and, where the server found one, its problem. */
type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: ReactNode; problem?: string | null };

export function Field({ label, hint, problem, className, ...rest }: FieldProps) {
  const id = useId();
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="text-sm font-medium text-ink-2">
        {label}
      </label>
      <input
        id={id}
        className={controlClass}
        aria-invalid={Boolean(problem)}
        aria-describedby={`${id}-note`}
        {...rest}
      />
      <p id={`${id}-note`} className={classNames("text-sm", problem ? "text-harm-ink" : "text-ink-3")}>
        {problem ?? hint}
      </p>
    </div>
  );
}

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  label: string;
  options: { value: string; label: string }[];
  bare?: boolean;
};

/** The platform's own select: right on phones, with readers and with the keyboard. */
export function Select({ label, options, bare = true, className, ...rest }: SelectProps) {
  const id = useId();
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <label htmlFor={id} className={bare ? "sr-only" : "text-sm font-medium text-ink-2"}>
        {label}
      </label>
      <select id={id} className={classNames(controlClass, "pr-7")} {...rest}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
