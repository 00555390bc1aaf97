import { evidenceOf } from "@surety/core/review/evidence";
import { mailThread } from "@surety/core/review/mail-thread";
import type { CaseDetail, CaseExplanation } from "@surety/core/wire/case";
import { documentInput } from "@surety/core/wire/document-page";
import type { StoredDocument } from "@surety/core/wire/stored-document";
import { useMemo } from "react";
import { LongText } from "../../design/long-text.tsx";
import { DocumentView } from "./document-view.tsx";
import { useMarks } from "./evidence-store.ts";
import { MailView } from "./mail-view.tsx";
import { StoredDocumentView } from "./stored-document-view.tsx";
import { sourceParts } from "./source-parts.ts";

type Props = {
  detail: Pick<CaseDetail, "input" | "prepared" | "judgments" | "explained">;
  /** Judgments that are asked about beside it: their values stand there, and need no list here. */
  asked?: readonly string[];
};

/** What arrived, as what it is: a mail with its thread, documents page by page, or a text; the other fields in short. */
export function CaseSource({ detail, asked = [] }: Props) {
  const { mail, documents, files, rest } = useMemo(() => partsOf(detail), [detail]);
  const evidence = useMarks(evidenceOf(detail));
  const of = (name: string) => evidence.filter((one) => (one.document ?? name) === name);
  const { title, body, fields } =
    mail === null ? sourceParts(rest) : { title: null, body: null, fields: entriesOf(rest) };
  const titles = new Map(detail.explained?.fields.map((field) => [field.name, field.title]));
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {mail !== null && <MailView mail={mail} />}
      {title !== null && <h2 className="max-w-[60ch] text-h2 [overflow-wrap:anywhere]">{title}</h2>}
      {body !== null && <LongText text={body} className="text-h3" />}
      {files.map(({ name, document }) => (
        <StoredDocumentView
          key={name}
          field={name}
          name={titles.get(name) ?? name}
          document={document}
          evidence={of(name)}
        />
      ))}
      {documents.map(({ name, document }) => (
        <DocumentView
          key={name}
          field={name}
          name={titles.get(name) ?? name}
          document={document}
          evidence={of(name)}
          listed={of(name).filter(({ step }) => !asked.includes(step))}
        />
      ))}
      {fields.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
          {fields.map(({ name, value }) => (
            <div key={name} className="contents">
              <dt className="max-w-40 truncate text-ink-3" title={name}>
                {titles.get(name) ?? name}
              </dt>
              <dd className="line-clamp-3 font-mono text-xs leading-4 [overflow-wrap:anywhere] text-ink-2">
                {typeof value === "string" ? value : JSON.stringify(value)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

const entriesOf = (input: Record<string, unknown>) => Object.entries(input).map(([name, value]) => ({ name, value }));

const isEmpty = (value: unknown): boolean => value === "" || (Array.isArray(value) && value.length === 0);

/** A file of ours, which the server has checked: what it is known by is enough. */
function storedIn(value: unknown): StoredDocument | null {
  const hash = typeof value === "object" && value !== null ? Reflect.get(value, "hash") : null;
  return typeof hash === "string" && /^[0-9a-f]{64}$/.test(hash) ? (value as StoredDocument) : null;
}

function partsOf({ input, explained }: Props["detail"]) {
  const fields: CaseExplanation["fields"] = explained?.fields ?? [];
  const mail = mailThread(input, fields);
  const documents = fields.flatMap(({ name, format }) => {
    const parsed = format === "document" ? documentInput.safeParse(input[name]) : null;
    return parsed?.success === true ? [{ name, document: parsed.data }] : [];
  });
  const files = fields.flatMap(({ name, format }) => {
    const document = format === "document" ? storedIn(input[name]) : null;
    return document === null ? [] : [{ name, document }];
  });
  const shown = new Set([...(mail?.fields ?? []), ...[...documents, ...files].map(({ name }) => name)]);
  const rest = Object.fromEntries(Object.entries(input).filter(([name, value]) => !shown.has(name) && !isEmpty(value)));
  return { mail, documents, files, rest };
}
