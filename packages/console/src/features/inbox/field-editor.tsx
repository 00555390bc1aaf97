import type { ReviewField } from "@surety/core/wire/deciding";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Skeleton } from "../../design/skeleton.tsx";
import { fieldProblem } from "../../services/problem.ts";
import { fieldsQuery } from "../../services/reviews.ts";
import { FieldControl } from "./field-control.tsx";

type Props = {
  reviewId: string;
  edits: Record<string, unknown>;
  problem: unknown;
  disabled: boolean;
  onChange: (edits: Record<string, unknown>) => void;
};

/** The values of the case, each to be put right by its type; what was changed keeps what it was beside it. */
export function FieldEditor({ reviewId, edits, problem, disabled, onChange }: Props) {
  const fields = useQuery(fieldsQuery(reviewId));
  const group = useRef<HTMLDivElement>(null);
  const ready = fields.data !== undefined;
  useEffect(() => {
    if (ready) group.current?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  }, [ready]);
  const set = (field: ReviewField, value: unknown) => {
    const { [field.path]: _before, ...others } = edits;
    onChange(same(value, field.value) ? others : { ...others, [field.path]: value });
  };
  if (!ready) return <Skeleton className="h-24" />;
  return (
    <div ref={group} role="group" aria-label="Fields" className="flex flex-col gap-2 rounded-md border bg-sunken p-2.5">
      <h3 className="text-xs font-medium text-ink-3">Correct fields; the original is kept</h3>
      {fields.data.map((field) => {
        const changed = Object.hasOwn(edits, field.path);
        return (
          <FieldControl
            key={field.path}
            field={field}
            value={changed ? edits[field.path] : field.value}
            changed={changed}
            disabled={disabled}
            problem={changed ? fieldProblem(problem, field.path.slice(1)) : null}
            onChange={(value) => set(field, value)}
            onReset={() => set(field, field.value)}
          />
        );
      })}
    </div>
  );
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
