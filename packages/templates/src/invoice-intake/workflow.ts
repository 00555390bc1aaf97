import { defineWorkflow } from "@surety/core/workflow/define-workflow";

/** What the process cost before automation. Typed here; a timed sample on the Value tab replaces it. */
const baseline = { minutesPerCase: 9, costPerHour: 42, errorRate: 0.03 };

/** Much money, and sums that do not add up: e-invoices with such sums are refused, and on paper nobody has refused them yet. */
const secondLook = [
  "bill.invoice.totals.gross == null || bill.invoice.totals.net == null",
  "bill.invoice.totals.gross.micros > 20000000000",
  "bill.invoice.totals.gross.micros != bill.invoice.totals.net.micros + (bill.invoice.totals.tax == null ? 0 : bill.invoice.totals.tax.micros)",
].join(" || ");

const supplierFields = `s.id, s.name, s.vat_id, s.tax_number, s.street, s.postcode, s.city, s.country, s.email, s.ibans`;
const orderedBy = {
  number: "bill.invoice.orderNumber",
  vat: "bill.invoice.seller.vatId",
  name: "bill.invoice.seller.name",
};
/** The order that is named, however its number is punctuated, and the others of the same supplier. */
const ofInvoice = `regexp_replace(upper(o.number), '[^A-Z0-9]', '', 'g') = regexp_replace(upper(:number), '[^A-Z0-9]', '', 'g')
  or s.vat_id = :vat or lower(s.name) = lower(:name)`;

/** What matching needs to know of an invoice: said by an e-invoice, read on a page, or put right by a person. */
const billFields = {
  number: { type: "id", invoice: "number" },
  // Days come first in what arrives here.
  issued: { type: "date", country: "DE", invoice: "issued" },
  due: { type: "date", country: "DE", invoice: "due" },
  order: { type: "id", invoice: "orderNumber" },
  seller: { type: "text", invoice: "seller.name" },
  vatId: { type: "vat", invoice: "seller.vatId" },
  buyer: { type: "text", invoice: "buyer.name" },
  iban: { type: "iban", invoice: "payment.iban" },
  currency: { type: "text", invoice: "currency" },
  net: { type: "money", invoice: "totals.net" },
  tax: { type: "money", invoice: "totals.tax" },
  gross: { type: "money", invoice: "totals.gross" },
  lines: {
    type: "lines",
    sum: "net",
    columns: {
      item: { type: "id" },
      name: { type: "text" },
      quantity: { type: "number" },
      unit: { type: "unit" },
      price: { type: "money" },
      amount: { type: "money" },
    },
  },
} as const;

/** Invoices are read, matched with orders, goods receipts and what was billed before, and posted where all of it agrees. */
export const invoiceIntake = defineWorkflow({
  name: "invoice-intake",
  title: "Invoice intake",
  description:
    "Reads e-invoices, PDFs and scans, holds each against its order, the goods received and the invoices before it, and posts what agrees. A person reads over what was read on paper and decides on every difference, with its explanation.",
  noun: "invoices",
  owner: "accounts-payable",
  input: {
    type: "object",
    required: ["document"],
    properties: {
      document: {
        type: "object",
        format: "document",
        title: "Invoice",
        description: "An e-invoice (UBL, CII, Factur-X, ZUGFeRD), a PDF, or a scan of one.",
      },
    },
  },
  triggers: [
    { id: "api", api: {} },
    {
      id: "form",
      form: {
        title: "Send Kestrel Home an invoice",
        fields: ["document"],
        intro: "Invoices that agree with their order are posted. A person looks at all others.",
      },
    },
  ],
  accept: "size(input.document.hash) > 0",
  dedupe: { key: "input.document.hash", within: "365d" },
  flow: [
    {
      prepare: { doc: { read: { document: "input.document" } } },
      expect: ["doc.invoice != null || size(doc.text) >= 40"],
    },
    {
      judge: { bill: { extract: { from: "doc", layouts: "seller", fields: billFields } } },
      // An e-invoice says all of it by itself. What is read on a page is as good as labels of its supplier have shown.
      gate: { maxError: baseline.errorRate, audit: 0.05 },
    },
    {
      prepare: {
        match: {
          match: {
            invoice: "bill.invoice",
            orders: {
              lookup: {
                connection: "erp",
                sql: `select o.number, o.date, o.currency, o.status, o.charges, o.payment_days, o.lines, to_jsonb(s) as supplier
from demo_erp.orders o join demo_erp.suppliers s on s.id = o.supplier_id where ${ofInvoice}`,
                params: orderedBy,
              },
            },
            receipts: {
              lookup: {
                connection: "erp",
                sql: `select r.number, r.order_number as "order", r.date, r.lines
from demo_erp.receipts r join demo_erp.orders o on o.number = r.order_number join demo_erp.suppliers s on s.id = o.supplier_id
where ${ofInvoice}`,
                params: orderedBy,
              },
            },
            earlier: {
              lookup: {
                connection: "erp",
                sql: `select i.number, to_jsonb(s) as supplier, i.kind, i.issued, i.currency, i.gross_micros / 1000000.0 as gross, i.order_number as "order", i.cancelled,
  (select json_agg(json_build_object('order', l->'order', 'orderLine', l->'orderLine', 'name', l->'name', 'quantity', l->'invoiced', 'unit', l->'unit'))
   from jsonb_array_elements(i.matched->'lines') l where l->>'invoiced' is not null) as lines
from demo_erp.invoices i join demo_erp.suppliers s on s.id = i.supplier_id where s.vat_id = :vat or lower(s.name) = lower(:name)`,
                params: { vat: orderedBy.vat, name: orderedBy.name },
              },
            },
            suppliers: {
              lookup: { connection: "erp", sql: `select ${supplierFields} from demo_erp.suppliers s`, cache: "1m" },
            },
            customers: { lookup: { connection: "erp", sql: "select * from demo_erp.companies", cache: "1m" } },
            rates: {
              lookup: {
                connection: "erp",
                sql: `select r."from", r."to", r.rate, r.date from demo_erp.rates r
where r.date between :issued::date - 7 and :issued::date and :currency in (r."from", r."to")`,
                params: { issued: "bill.invoice.issued", currency: "bill.invoice.currency" },
              },
            },
            units: {
              lookup: {
                connection: "erp",
                sql: 'select u.item, u."from", u."to", u.factor from demo_erp.units u',
                cache: "1m",
              },
            },
            tolerances: {
              price: { percent: 2 },
              overDelivery: { percent: 5 },
              total: { percent: 1.5 },
              charges: { absolute: 5 },
              days: 2,
            },
          },
          onMissing: "continue",
        },
      },
      expect: ["match != null"],
    },
    {
      judge: {
        booking: {
          rule: {
            cases: [
              { when: 'match.status == "matched"', value: "post" },
              {
                when: 'match.mismatches.exists(one, one.code == "duplicate" || one.code == "duplicate-likely")',
                value: "reject",
              },
              { when: 'match.status == "mismatched"', value: "ask-supplier" },
            ],
          },
        },
      },
      // A mismatch goes to a person whatever the gate says; so does what is worth a second look.
      gate: { maxError: baseline.errorRate, audit: 0.05, reviewWhen: secondLook },
    },
    {
      act: [
        {
          name: "Posted",
          when: 'booking.value == "post"',
          do: [
            { assign: { queue: "posted" } },
            {
              update: {
                connection: "erp",
                table: "demo_erp.invoices",
                key: { case_id: "case.id" },
                set: {
                  number: "bill.invoice.number",
                  kind: "bill.invoice.kind",
                  supplier_id: "match.supplier.id",
                  issued: "bill.invoice.issued",
                  currency: "bill.invoice.currency",
                  gross_micros: "bill.invoice.totals.gross.micros",
                  order_number: "bill.invoice.orderNumber",
                  matched: "match",
                },
              },
            },
          ],
        },
        { name: "Everything else", otherwise: [{ assign: { queue: "{{ booking.value }}" } }] },
      ],
    },
  ],
  review: {
    queue: "accounts-payable",
    due: "8h",
    stakes: "normal",
    undoSeconds: 5,
    value: "bill.invoice.totals.gross.micros / 1000000",
  },
  measure: { baseline, currency: "EUR", costOfError: 120 },
  alerts: [{ connection: "duty-desk" }],
});

export default invoiceIntake;
