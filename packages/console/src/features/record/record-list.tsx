import type { JudgmentWire } from "@surety/core/wire/case";
import { listIn } from "@surety/core/extract/line-rows";
import { percent } from "../../design/format.ts";
import { LinesList } from "./lines-list.tsx";
import { readRecord, valueWords } from "./record-fields.ts";

/** The fields of an answer, each with how sure the machine was; what a person changed stands beside what it replaces. */
export function RecordList({ judgment }: { judgment: JudgmentWire }) {
  const { name, value, decidedValue, fields } = judgment;
  const read = readRecord(value);
  const decided = readRecord(decidedValue ?? value);
  const names = Object.keys(decidedValue === null ? read : decided);
  return (
    <dl aria-label={`Fields of ${name}`} className="my-2 flex flex-col divide-y text-sm">
      {names.map((field) => {
        const [before, now] = [read[field] ?? null, decided[field] ?? null];
        const sure = fields.find((one) => one.name === field)?.confidence;
        if (listIn(now ?? before) !== null)
          return (
            <div key={field} className="flex flex-col gap-0.5 py-1">
              <dt className="flex justify-between text-ink-3">
                {field}
                {sure !== undefined && <span className="font-mono text-xs">{percent(sure)}</span>}
              </dt>
              <dd>
                <LinesList name={field} before={value === null ? null : before} now={now} />
              </dd>
            </div>
          );
        return (
          <div key={field} className="flex items-baseline gap-3 py-1">
            <dt className="w-28 shrink-0 text-ink-3 [overflow-wrap:anywhere]">{field}</dt>
            <dd className="min-w-0 grow [overflow-wrap:anywhere]">
              {value !== null && before !== now && (
                <del className="mr-2 text-ink-3">{before === null ? "not in the document" : valueWords(before)}</del>
              )}
              {now === null ? (
                <span className="text-ink-3">not in the document</span>
              ) : (
                <span className="font-medium">{valueWords(now)}</span>
              )}
            </dd>
            {sure !== undefined && <dd className="shrink-0 font-mono text-xs text-ink-3">{percent(sure)}</dd>}
          </div>
        );
      })}
    </dl>
  );
}
