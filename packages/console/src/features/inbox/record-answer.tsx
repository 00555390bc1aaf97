import type { CaseDetail } from "@surety/core/wire/case";
import type { ReviewQuestion } from "@surety/core/wire/review";
import { RecordForm } from "../record/record-form.tsx";

type Props = {
  question: ReviewQuestion;
  /** The case with what was read; nothing of it is shown to whoever decides blind. */
  detail: Pick<CaseDetail, "prepared" | "judgments" | "explained">;
  value: string | undefined;
  disabled: boolean;
  onChoose: (value: string) => void;
  onSubmit: () => void;
};

/** The fields of a document at the desk, beside its pages. */
export function RecordAnswer({ question, detail, value, disabled, onChoose, onSubmit }: Props) {
  const { judgment, suggestion, fields = [], from, refused } = question;
  const judged = detail.judgments.find(({ name }) => name === judgment);
  return (
    <RecordForm
      judgment={judgment}
      fields={fields}
      suggestion={suggestion}
      read={judged?.fields ?? []}
      reader={judged?.model ?? ""}
      refused={refused}
      layout={layoutIn(detail.prepared.find(({ name }) => name === from)?.value)}
      document={documentOf(detail, from)}
      value={value}
      disabled={disabled}
      onChoose={onChoose}
      onSubmit={onSubmit}
    />
  );
}

/** The input field whose document a step reads; null where that cannot be told. */
function documentOf({ explained }: Props["detail"], step = ""): string | null {
  const read = explained?.sources[step]?.reads.find((path) => path.startsWith("input."));
  return read?.split(".")[1] ?? null;
}

/** The words of a reading with their places; empty where there is none. */
function layoutIn(reading: unknown): string {
  if (typeof reading !== "object" || reading === null || !("layout" in reading)) return "";
  return typeof reading.layout === "string" ? reading.layout : "";
}
