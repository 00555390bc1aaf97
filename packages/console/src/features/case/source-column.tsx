import type { CaseDetail } from "@surety/core/wire/case";
import { LongText } from "../../design/long-text.tsx";
import { CheckList } from "./check-list.tsx";
import { PreparedList } from "./prepared-list.tsx";
import { sourceParts } from "./source-parts.ts";

/** What arrived, as text and nothing but text, and what was prepared from it. */
export function SourceColumn({
  detail,
  prepared = true,
}: {
  detail: Pick<CaseDetail, "input" | "prepared" | "explained">;
  prepared?: boolean;
}) {
  const { title, body, fields } = sourceParts(detail.input);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {title !== null && <h2 className="max-w-[60ch] text-h2 [overflow-wrap:anywhere]">{title}</h2>}
      {fields.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
          {fields.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd className="font-mono text-xs leading-4 [overflow-wrap:anywhere] text-ink-2">
                {typeof value === "string" ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {body !== null && <LongText text={body} className="text-h3" />}
      {prepared && detail.prepared.length > 0 && (
        <section className="border-t pt-3">
          <h3 className="mb-2 text-sm font-medium text-ink-3">Prepared</h3>
          <PreparedList prepared={detail.prepared} explained={detail.explained} />
          <CheckList checks={detail.explained?.checks ?? []} />
        </section>
      )}
    </div>
  );
}
