import { type Invoice, type InvoiceFault, invoiceRecord } from "@surety/core/invoice/invoice";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { moneyWords } from "./value-words.ts";

type Amount = Invoice["totals"]["gross"];
type Props = { invoice: Invoice; doubts: InvoiceFault[]; sources: Record<string, string> };

const amountWords = (amount: Amount): string => (amount === null ? "–" : moneyWords(amount));

/** Without its currency where the totals above have said it. */
function netWords(net: Amount, { totals }: Invoice): string {
  const words = amountWords(net);
  return net !== null && net.currency === totals.net?.currency ? words.replace(` ${net.currency}`, "") : words;
}

/** The value of a read step as an e-invoice; null where it is none. */
export function invoiceOf(value: unknown): Props | null {
  if (typeof value !== "object" || value === null) return null;
  const { invoice, doubts, sources } = value as Record<string, unknown>;
  const parsed = invoiceRecord.safeParse(invoice);
  if (!parsed.success) return null;
  return { invoice: parsed.data, doubts: listOf(doubts), sources: (sources ?? {}) as Record<string, string> };
}

const listOf = (value: unknown): InvoiceFault[] => (Array.isArray(value) ? (value as InvoiceFault[]) : []);

/** An e-invoice as people read one; pointing at a value says where in the XML it stood. */
export function InvoiceView({ invoice, doubts, sources }: Props) {
  const { totals, payment } = invoice;
  const facts: [label: string, value: string | null, field: string][] = [
    [invoice.kind === "credit-note" ? "credit note" : "invoice", invoice.number, "number"],
    ["from", invoice.seller.name, "seller.name"],
    ["to", invoice.buyer.name, "buyer.name"],
    ["VAT id", invoice.seller.vatId, "seller.vatId"],
    ["issued", invoice.issued, "issued"],
    ["due", invoice.due, "due"],
    ["order", invoice.orderNumber, "orderNumber"],
    ["IBAN", payment.iban, "payment.iban"],
    ["net", amountWords(totals.net), "totals.net"],
    ["tax", amountWords(totals.tax), "totals.tax"],
    ["gross", amountWords(totals.gross), "totals.gross"],
    ["to pay", amountWords(totals.due), "totals.due"],
  ];
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        {facts
          .filter(([, value]) => value !== null)
          .map(([label, value, field]) => (
            <div key={field} className="contents">
              <dt className="text-ink-3">{label}</dt>
              <dd className="tabular-nums [overflow-wrap:anywhere]" title={sources[field]}>
                {value}
              </dd>
            </div>
          ))}
      </dl>
      {invoice.lines.length > 0 && <Lines invoice={invoice} sources={sources} />}
      {doubts.length > 0 && (
        <ul aria-label="Doubts" className="flex flex-col gap-1 text-sm">
          {doubts.map(({ message }) => (
            <li key={message} className="flex items-start gap-1.5 text-caught-ink">
              <TriangleAlert size={13} aria-hidden className="mt-0.5 shrink-0" />
              <span className="[overflow-wrap:anywhere]">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Lines that are shown; longer invoices are looked at in the document itself. */
const mostLines = 50;

function Lines({ invoice, sources }: Pick<Props, "invoice" | "sources">) {
  const more = invoice.lines.length - mostLines;
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label="Lines of the invoice">
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-ink-3">
          <tr>
            <th className="pr-3 font-normal">what</th>
            <th className="pr-3 text-right font-normal">quantity</th>
            <th className="pr-3 text-right font-normal">price</th>
            <th className="pr-3 text-right font-normal">tax</th>
            <th className="text-right font-normal">net</th>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.slice(0, mostLines).map((line, at) => (
            <tr key={at} className="border-t align-top tabular-nums">
              <td className="min-w-24 py-0.5 pr-3 [overflow-wrap:anywhere]">{line.name ?? "–"}</td>
              <td className="py-0.5 pr-3 text-right">{line.quantity ?? "–"}</td>
              <td className="py-0.5 pr-3 text-right">{line.price ?? "–"}</td>
              <td className="py-0.5 pr-3 text-right whitespace-nowrap">
                {line.rate === null ? "–" : `${line.rate} %`}
              </td>
              <td className="py-0.5 text-right whitespace-nowrap" title={sources[`lines[${at}].net`]}>
                {netWords(line.net, invoice)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p className="text-xs text-ink-3">and {more} more</p>}
    </div>
  );
}
