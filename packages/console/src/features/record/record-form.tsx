import type { AnsweredField } from "@surety/core/extract/answered-field";
import { layoutOf } from "@surety/core/extract/layout";
import { pagesOfLayoutText } from "@surety/core/extract/layout-text";
import type { RefusedField, RefusedInvoice } from "@surety/core/wire/refused-invoice";
import type { ReviewQuestion } from "@surety/core/wire/review";
import { useCallback, useEffect, useMemo, useState } from "react";
import { Kbd } from "../../design/kbd.tsx";
import { markAnswer } from "../case/evidence-store.ts";
import { showPicking } from "../case/pick-store.ts";
import type { Evidence } from "@surety/core/review/evidence";
import { LinesGrid } from "./lines-grid.tsx";
import { proposedLines } from "./proposed-lines.ts";
import { ReadingChips } from "./reading-chips.tsx";
import { placesOf, type Reading, readingsOf } from "./readings.ts";
import { RecordField } from "./record-field.tsx";
import { concernedFirst } from "./refused-fields.ts";
import { SaidByRefused } from "./said-by-refused.tsx";
import { marksOf, readRecord, recordFields, type Taken, takenValue, withField } from "./record-fields.ts";

type Props = {
  judgment: string;
  fields: NonNullable<ReviewQuestion["fields"]>;
  suggestion: string | null;
  /** What was read, with how sure that is; nothing of it is known to whoever decides blind. */
  read: readonly AnsweredField[];
  /** Who read it; empty where nobody may know. */
  reader?: string;
  /** What its e-invoice says although it was refused, and why; absent where there is none, or nothing is wrong with it. */
  refused?: RefusedInvoice | undefined;
  /** The words of the document with their places (`layoutText`), from which fields are filled; empty where there are none. */
  layout: string;
  /** The input field that holds the document; null where only one is on the page. */
  document: string | null;
  value: string | undefined;
  disabled: boolean;
  onChoose: (value: string) => void;
  /** Enter in the last field. */
  onSubmit: () => void;
};

/**
 * The fields of a document, the least sure first. Each lights up where its value stands; arrows, or a press on the page,
 * take another; Enter goes on to the next.
 */
export function RecordForm(props: Props) {
  const {
    judgment,
    fields,
    suggestion,
    read,
    reader = "",
    refused,
    layout,
    document,
    value,
    disabled,
    onChoose,
    onSubmit,
  } = props;
  const record = readRecord(value ?? suggestion);
  const pages = useMemo(() => pagesOfLayoutText(layout), [layout]);
  const words = useMemo(() => layoutOf(pages), [pages]);
  const [lines, plain] = [fields.filter(isLines), fields.filter((field) => !isLines(field))];
  const [taken, setTaken] = useState<Record<string, Taken>>({});
  const [ofLines, setOfLines] = useState<Record<string, Evidence[]>>({});
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const marks = marksOf({ step: judgment, document }, record, read, taken);
  useMarked(judgment, [...marks, ...Object.values(ofLines).flat()]);
  const markLines = useCallback(
    (name: string, some: Evidence[]) => setOfLines((before) => ({ ...before, [name]: some })),
    [],
  );
  const look = (name: string) => setChecked((seen) => new Set([...seen, name]));
  const write = (name: string, next: string) => onChoose(withField(fields, record, name, next));
  const readings = (name: string) =>
    readingsOf(
      read.find((one) => one.name === name),
      reader,
    );
  const takeReading = (name: string, reading: Reading) => {
    setTaken({ ...taken, [name]: { value: reading.value ?? "", places: placesOf(reading) } });
    write(name, reading.value ?? "");
  };
  const takeSaid = ({ name, value: said }: RefusedField) => write(name, said ?? "");
  const saidOf = (name: string) => refused?.fields.find((one) => one.name === name);
  return (
    <fieldset disabled={disabled} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 flex w-full items-baseline justify-between gap-2">
        <span className="font-medium">{judgment}</span>
        <span className="text-sm text-ink-3">
          {checked.size} of {fields.length} looked at
        </span>
      </legend>
      {concernedFirst(recordFields(plain, read), refused).map((field) => (
        <RecordField
          key={field.name}
          step={judgment}
          document={document}
          field={field}
          words={words}
          read={read.find(({ name }) => name === field.name)}
          readings={readings(field.name)}
          onTakeReading={(reading) => takeReading(field.name, reading)}
          said={saidOf(field.name)}
          onTakeSaid={takeSaid}
          value={record[field.name] ?? ""}
          isEmpty={value === undefined && suggestion === null}
          marks={marks.filter((mark) => mark.field === field.name)}
          checked={checked.has(field.name)}
          onChecked={() => look(field.name)}
          onTake={(places) => {
            const next = takenValue(places, field);
            setTaken({ ...taken, [field.name]: { value: next, places } });
            write(field.name, next);
          }}
          onType={(typed) => write(field.name, typed)}
          onSubmit={onSubmit}
        />
      ))}
      {lines.map((field) => (
        <div key={field.name} className="flex min-w-0 flex-col gap-1">
          <ReadingChips
            field={field}
            readings={readings(field.name)}
            value={record[field.name] ?? ""}
            onTake={(reading) => takeReading(field.name, reading)}
          />
          <SaidByRefused said={saidOf(field.name)} value={record[field.name] ?? ""} onTake={takeSaid} />
          <LinesGrid
            step={judgment}
            document={document}
            field={field}
            words={words}
            read={read.find(({ name }) => name === field.name)}
            value={record[field.name] ?? ""}
            total={field.sum === undefined ? null : { name: field.sum, value: record[field.sum] ?? null }}
            proposed={proposedLines(pages, field)}
            onChecked={() => look(field.name)}
            onMarks={markLines}
            onType={(next) => write(field.name, next)}
            onSubmit={onSubmit}
          />
        </div>
      ))}
      <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-3 max-sm:hidden">
        {layout !== "" && (
          <span title="With ⇧ one more place is added. What is typed narrows them down.">
            <Kbd keys="ArrowDown ArrowUp" /> take it from the page
          </span>
        )}
        {(refused !== undefined || fields.some(({ name }) => readings(name).length > 0)) && (
          <span>
            <Kbd keys="⌥ Enter" /> what {refused === undefined ? "another reader" : "the e-invoice"} says
          </span>
        )}
        <span>
          <Kbd keys="Enter" /> next, then send
        </span>
        <span>
          <Kbd keys="Backspace" /> not there
        </span>
      </p>
    </fieldset>
  );
}

const isLines = ({ type }: { type: string }): boolean => type === "lines";

/** Marks on the page are those of the answer as it is now, for as long as it is given. */
function useMarked(judgment: string, marks: ReturnType<typeof marksOf>): void {
  const written = JSON.stringify(marks);
  useEffect(() => markAnswer(judgment, JSON.parse(written) as typeof marks), [judgment, written]);
  useEffect(
    () => () => {
      markAnswer(judgment, null);
      showPicking(null);
    },
    [judgment],
  );
}
