import { evidenceOf } from "@surety/core/review/evidence";
import type { AnsweredField } from "@surety/core/extract/answered-field";
import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewQuestion } from "@surety/core/wire/review";
import { useId } from "react";
import { controlClass } from "../../design/field.tsx";
import { percent } from "../../design/format.ts";
import { leaveOnEscape } from "../../design/leave-on-escape.ts";
import { pointAt } from "../case/evidence-store.ts";
import { readRecord, recordFields, withField } from "./record-fields.ts";

type Props = {
  question: ReviewQuestion;
  /** The case with what was read; nothing of it is shown to whoever decides blind. */
  detail: Pick<CaseDetail, "prepared" | "judgments">;
  value: string | undefined;
  disabled: boolean;
  onChoose: (value: string) => void;
};

/** The fields of a document, the least sure first: Tab walks through them, and each lights up where it was read. */
export function RecordAnswer({ question, detail, value, disabled, onChoose }: Props) {
  const { judgment, suggestion, fields = [] } = question;
  const record = readRecord(value ?? suggestion);
  const read = detail.judgments.find(({ name }) => name === judgment)?.fields ?? [];
  const evidence = evidenceOf(detail).filter(({ step }) => step === judgment);
  const names = fields.map(({ name }) => name);
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium">{judgment}</legend>
      {recordFields(fields, read).map((field) => (
        <RecordField
          key={field.name}
          name={field.name}
          type={field.type}
          read={read.find(({ name }) => name === field.name)}
          value={record[field.name] ?? ""}
          onPoint={(on) => pointAt(on ? (evidence.find((one) => one.field === field.name) ?? null) : null)}
          onChange={(typed) => onChoose(withField(names, record, field.name, typed))}
        />
      ))}
    </fieldset>
  );
}

type FieldProps = {
  name: string;
  type: string;
  read: AnsweredField | undefined;
  value: string;
  onPoint: (on: boolean) => void;
  onChange: (typed: string) => void;
};

function RecordField({ name, type, read, value, onPoint, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-0.5">
      <label htmlFor={id} className="flex items-baseline justify-between gap-2 text-sm">
        <span className="[overflow-wrap:anywhere]">{name}</span>
        {read !== undefined && <span className="shrink-0 text-ink-3">{percent(read.confidence)} sure</span>}
      </label>
      <input
        id={id}
        data-edit
        type="text"
        inputMode={type === "money" || type === "number" ? "decimal" : undefined}
        placeholder="not in this document"
        value={value}
        onFocus={() => onPoint(true)}
        onBlur={() => onPoint(false)}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={leaveOnEscape}
        className={controlClass}
      />
    </div>
  );
}
