import type { MailThread, ThreadMail } from "@surety/core/review/mail-thread";
import { lazy, Suspense, useState } from "react";
import { classNames } from "../../design/class-names.ts";
import { Folded } from "../../design/folded.tsx";
import { LongText } from "../../design/long-text.tsx";
import { exactTime } from "../../design/relative-time.ts";
import { Skeleton } from "../../design/skeleton.tsx";
import { loadPart } from "../../services/load-part.ts";

const MailFrame = lazy(() => loadPart(() => import("./mail-frame.tsx")));

/** A mail as its reader sees it: who wrote to whom and when, what it says, and below it the mails before it, folded. */
export function MailView({ mail }: { mail: MailThread }) {
  const [formatted, setFormatted] = useState(false);
  const [newest, ...earlier] = mail.mails;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {mail.subject !== null && <h2 className="max-w-[60ch] text-h2 [overflow-wrap:anywhere]">{mail.subject}</h2>}
      <div className="flex items-start gap-3">
        <Headers mail={mail} />
        {mail.html !== null && <FormatSwitch formatted={formatted} onChange={setFormatted} />}
      </div>
      {formatted && mail.html !== null ? (
        <Suspense fallback={<Skeleton className="h-96" />}>
          <MailFrame html={mail.html} />
        </Suspense>
      ) : (
        newest !== undefined && <LongText text={newest.text} className="text-h3" />
      )}
      {earlier.length > 0 && <Earlier mails={earlier} />}
    </div>
  );
}

function Headers({ mail: { from, to, cc, date } }: { mail: MailThread }) {
  const rows = [
    ["from", from],
    ["to", to],
    ["cc", cc],
    ["sent", date === null ? null : dateWords(date)],
  ].filter((row): row is [string, string] => row[1] !== null);
  return (
    <dl className="grid min-w-0 grow grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-sm">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="line-clamp-2 [overflow-wrap:anywhere] text-ink-2" title={value}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** In the reader's own zone where it is a moment; else as the mail says it. */
const dateWords = (date: string): string =>
  /^\d{4}-\d\d-\d\dT/.test(date) && !Number.isNaN(Date.parse(date)) ? exactTime(date) : date;

function FormatSwitch({ formatted, onChange }: { formatted: boolean; onChange: (formatted: boolean) => void }) {
  return (
    <div role="group" aria-label="How the mail is shown" className="flex shrink-0 rounded-md border text-xs">
      {[
        { word: "Text", value: false },
        { word: "As sent", value: true },
      ].map(({ word, value }) => (
        <button
          key={word}
          type="button"
          aria-pressed={formatted === value}
          onClick={() => onChange(value)}
          className={classNames(
            "px-2 py-0.5 max-sm:min-h-11 max-sm:px-3",
            formatted === value ? "bg-sunken font-medium" : "text-ink-3 hover:text-ink",
          )}
        >
          {word}
        </button>
      ))}
    </div>
  );
}

function Earlier({ mails }: { mails: ThreadMail[] }) {
  return (
    <section aria-label="Earlier mails" className="flex flex-col gap-1 border-t pt-2">
      {mails.map((mail, place) => (
        <Folded
          key={place}
          summary={
            <span className="min-w-0 truncate">
              <span className="text-ink-2">{whoWords(mail)}</span> {mail.text.replaceAll(/\s+/g, " ").slice(0, 120)}
            </span>
          }
        >
          <LongText text={mail.text} fold={800} />
        </Folded>
      ))}
    </section>
  );
}

const whoWords = ({ head, from, date }: ThreadMail): string =>
  head ?? ([from, date === null ? null : dateWords(date)].filter((one) => one !== null).join(", ") || "Earlier mail");
