import { type MatchedInvoice, type MatchedLine, matchedInvoice } from "@surety/core/matching/mismatch";
import { unitWords } from "@surety/core/matching/unit-words";
import CircleCheck from "lucide-react/icons/circle-check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { counted } from "../../design/format.ts";
import { Folded } from "../../design/folded.tsx";

/** The value of a match step; null where it is none. */
export function matchOf(value: unknown): MatchedInvoice | null {
  const parsed = matchedInvoice.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** An invoice beside its order: what does not match and what to do about it, then line by line what was put together. */
export function MatchView({ match }: { match: MatchedInvoice }) {
  const { mismatches, notes, lines } = match;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Summary match={match} />
      {mismatches.length > 0 && (
        <ul aria-label="Mismatches" className="flex flex-col gap-1.5 text-sm">
          {mismatches.map(({ field, message, remedy }, at) => (
            <li key={at} className="flex items-start gap-1.5">
              <TriangleAlert size={13} aria-hidden className="mt-0.5 shrink-0 text-caught-ink" />
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className="text-caught-ink" title={field}>
                  {message}
                </span>{" "}
                <span className="text-ink-2">{remedy}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {lines.length > 0 && <Lines lines={lines} />}
      {notes.length > 0 && (
        <Folded summary={<span className="text-sm">{counted(notes.length, "note")}</span>}>
          <ul className="flex flex-col gap-1 text-sm text-ink-2">
            {notes.map((note) => (
              <li key={note} className="[overflow-wrap:anywhere]">
                {note}
              </li>
            ))}
          </ul>
        </Folded>
      )}
    </div>
  );
}

function Summary({ match: { mismatches, orders, supplier } }: { match: MatchedInvoice }) {
  const of = orders.length === 0 ? "no order" : `order ${orders.join(", ")}`;
  const who =
    supplier === null ? "" : `, ${supplier.name ?? supplier.id ?? "a known supplier"} (${percentOf(supplier.score)})`;
  if (mismatches.length > 0)
    return (
      <p className="text-sm font-medium text-caught-ink">
        {mismatches.length === 1 ? "1 mismatch" : `${mismatches.length} mismatches`} with {of}
        {who}
      </p>
    );
  return (
    <p className="flex items-center gap-1.5 text-sm">
      <CircleCheck size={13} aria-hidden className="shrink-0 text-automated-ink" />
      matches {of}
      {who}
    </p>
  );
}

/** Lines that are shown; longer invoices are looked at in the document itself. */
const mostLines = 50;

function Lines({ lines }: { lines: MatchedLine[] }) {
  const more = lines.length - mostLines;
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Lines beside their order">
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-ink-3">
          <tr>
            <th className="pr-3 font-normal">line</th>
            <th className="pr-3 text-right font-normal">quantity</th>
            <th className="pr-3 text-right font-normal">price</th>
            <th className="font-normal">result</th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, mostLines).map((line) => (
            <Row key={line.line} line={line} />
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="text-xs text-ink-3">and {more} more</p>}
    </div>
  );
}

const inQuantity = /^(quantity|over|not-received|unit)/;
const inPrice = /^(price|currency)/;

/** What the invoice says above, what was agreed and came below: narrow enough for a column of a case. */
function Row({ line }: { line: MatchedLine }) {
  const wrong = line.mismatches;
  const quantity = markIf(wrong.some((code) => inQuantity.test(code)));
  const price = markIf(wrong.some((code) => inPrice.test(code)));
  const cell = "py-1 pr-3";
  return (
    <tr className="border-t align-top tabular-nums">
      <td className={`min-w-24 ${cell} [overflow-wrap:anywhere]`}>
        {line.line + 1}. {line.name ?? "–"}
        <span className={small} title={line.because.join(", ")}>
          {line.order === null ? "in no order" : `${line.order} / ${line.orderLine ?? "?"} (${percentOf(line.score)})`}
        </span>
      </td>
      <td className={`${cell} text-right`}>
        <span className={quantity}>
          {line.invoiced ?? "–"} <span title={line.unit ?? undefined}>{unitWords(line.unit)}</span>
        </span>
        <span className={small}>{besideQuantity(line)}</span>
      </td>
      <td className={`${cell} text-right`}>
        <span className={price}>
          {line.price ?? "–"} {line.currency}
        </span>
        <span className={small}>{line.orderPrice === null ? "" : `${line.orderPrice} agreed`}</span>
      </td>
      <td className="py-1">{wrong.length === 0 ? "matches" : wrong.map(words).join(", ")}</td>
    </tr>
  );
}

const small = "block text-xs text-ink-3";

/** `100 ordered, 60 came, 40 billed before` */
function besideQuantity({ ordered, received, before }: MatchedLine): string {
  const said = [
    ordered === null ? null : `${ordered} ordered`,
    received === null ? null : `${received} came`,
    before === null || before === "0" ? null : `${before} billed before`,
  ];
  return said.filter((one) => one !== null).join(", ");
}

const markIf = (wrong: boolean): string => (wrong ? "font-medium text-caught-ink" : "");
const words = (code: string): string => code.replaceAll("-", " ");
const percentOf = (score: number): string => `${Math.floor(score * 100)} %`;
