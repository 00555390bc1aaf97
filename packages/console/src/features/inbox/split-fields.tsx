import type { ReviewField } from "@surety/core/wire/deciding";
import { useQuery } from "@tanstack/react-query";
import { Button } from "../../design/button.tsx";
import { fieldProblem } from "../../services/problem.ts";
import { fieldsQuery } from "../../services/reviews.ts";
import type { Draft } from "./answer-draft.ts";
import { FieldControl } from "./field-control.tsx";

const mostParts = 20;

/** Two copies of what came, to be cut down to their own part each; the same key again goes back to answering. */
export function beginSplit(draft: Draft, input: Record<string, unknown>): Draft {
  if (draft.verdict === "split") return { ...draft, verdict: "decide" };
  return { ...draft, verdict: "split", reasonCode: null, parts: draft.parts.length > 0 ? draft.parts : [input, input] };
}

type Props = {
  reviewId: string;
  draft: Draft;
  input: Record<string, unknown>;
  disabled: boolean;
  problem: unknown;
  onChange: (draft: Draft) => void;
};

/** Each part is a whole input of its own; what has no field of one value keeps what came. */
export function SplitFields({ reviewId, draft, input, disabled, problem, onChange }: Props) {
  const fields = (useQuery(fieldsQuery(reviewId)).data ?? []).filter(isPlain);
  const { parts } = draft;
  const change = (next: Draft["parts"]) => onChange({ ...draft, parts: next });
  return (
    <div className="flex flex-col gap-3">
      {parts.map((part, place) => (
        <fieldset
          key={place}
          disabled={disabled}
          className="flex min-w-0 flex-col gap-2 rounded-md border bg-sunken p-2.5"
        >
          <legend className="flex w-full items-center justify-between px-1 text-sm font-medium">
            Part {place + 1}
            {parts.length > 2 && (
              <Button small tone="ghost" onClick={() => change(parts.filter((_part, at) => at !== place))}>
                Remove
              </Button>
            )}
          </legend>
          {fields.map((field) => {
            const name = nameOf(field);
            const value = part[name] ?? null;
            return (
              <FieldControl
                key={field.path}
                field={{ ...field, label: name, title: field.title ?? name }}
                value={value}
                changed={false}
                disabled={disabled}
                problem={fieldProblem(problem, `parts/${place}/${name}`)}
                onChange={(next) => change(parts.map((one, at) => (at === place ? withValue(one, name, next) : one)))}
              />
            );
          })}
        </fieldset>
      ))}
      {parts.length < mostParts && (
        <Button small onClick={() => change([...parts, input])}>
          Add a part
        </Button>
      )}
    </div>
  );
}

const nameOf = ({ path }: ReviewField): string =>
  path.slice("/input/".length).replaceAll("~1", "/").replaceAll("~0", "~");
const isPlain = ({ path }: ReviewField): boolean => /^\/input\/[^/]+$/.test(path);

function withValue(part: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  const { [name]: _before, ...others } = part;
  return value === null ? others : { ...others, [name]: value };
}
