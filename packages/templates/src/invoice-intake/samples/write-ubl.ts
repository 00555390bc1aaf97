import type { Invoice, InvoiceLine, InvoiceParty } from "@surety/core/invoice/invoice";
import { around, digitsOf, element } from "./xml-text.ts";

type Money = Invoice["totals"]["gross"];

/** An invoice or credit note as UBL 2.1 in the profile of EN 16931 that it names. */
export function writeUbl(invoice: Invoice): string {
  const credit = invoice.kind === "credit-note";
  const root = credit ? "CreditNote" : "Invoice";
  const schema = "urn:oasis:names:specification:ubl:schema:xsd:";
  const spaces = `xmlns="${schema}${root}-2" xmlns:cac="${schema}CommonAggregateComponents-2" xmlns:cbc="${schema}CommonBasicComponents-2"`;
  const body = [
    element("cbc:CustomizationID", invoice.profile),
    element("cbc:ID", invoice.number),
    element("cbc:IssueDate", invoice.issued),
    credit ? "" : element("cbc:DueDate", invoice.due),
    element(credit ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode", invoice.typeCode),
    ...invoice.notes.map((note) => element("cbc:Note", note)),
    element("cbc:DocumentCurrencyCode", invoice.currency),
    around("cac:OrderReference", element("cbc:ID", invoice.orderNumber)),
    around("cac:BillingReference", around("cac:InvoiceDocumentReference", element("cbc:ID", invoice.precedingInvoice))),
    around("cac:AccountingSupplierParty", party(invoice.seller)),
    around("cac:AccountingCustomerParty", party(invoice.buyer)),
    payment(invoice),
    ...invoice.allowances.map((one) =>
      allowance(one.charge, one.amount, one.reason, taxCategory("cac:TaxCategory", one)),
    ),
    taxTotal(invoice),
    totals(invoice),
    ...invoice.lines.map((one, at) => line(one, at, credit)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${spaces}>\n${body.filter(Boolean).join("\n")}\n</${root}>\n`;
}

const amount = (name: string, money: Money): string =>
  money === null ? "" : element(name, digitsOf(money), ` currencyID="${money.currency}"`);

function party({ name, vatId, taxNumber, companyId, street, city, postcode, country, email }: InvoiceParty): string {
  const scheme = (id: string | null, kind: string) =>
    id === null
      ? ""
      : around("cac:PartyTaxScheme", element("cbc:CompanyID", id), around("cac:TaxScheme", element("cbc:ID", kind)));
  return around(
    "cac:Party",
    around(
      "cac:PostalAddress",
      element("cbc:StreetName", street),
      element("cbc:CityName", city),
      element("cbc:PostalZone", postcode),
      around("cac:Country", element("cbc:IdentificationCode", country)),
    ),
    scheme(vatId, "VAT"),
    scheme(taxNumber, "TAX"),
    around("cac:PartyLegalEntity", element("cbc:RegistrationName", name), element("cbc:CompanyID", companyId)),
    around("cac:Contact", element("cbc:ElectronicMail", email)),
  );
}

function payment({ payment: { meansCode, iban, reference, terms } }: Invoice): string {
  const account = around("cac:PayeeFinancialAccount", element("cbc:ID", iban));
  const means = around(
    "cac:PaymentMeans",
    element("cbc:PaymentMeansCode", meansCode),
    element("cbc:PaymentID", reference),
    account,
  );
  return means + around("cac:PaymentTerms", element("cbc:Note", terms));
}

type Tax = { category: string | null; rate: string | null };

function taxCategory(name: string, { category, rate }: Tax): string {
  return around(
    name,
    element("cbc:ID", category),
    element("cbc:Percent", rate),
    around("cac:TaxScheme", element("cbc:ID", "VAT")),
  );
}

function allowance(charge: boolean, money: Money, reason: string | null, tax = ""): string {
  const indicator = element("cbc:ChargeIndicator", String(charge));
  return around(
    "cac:AllowanceCharge",
    indicator,
    element("cbc:AllowanceChargeReason", reason),
    amount("cbc:Amount", money),
    tax,
  );
}

function taxTotal({ taxes, totals }: Invoice): string {
  const subtotals = taxes.map((tax) =>
    around(
      "cac:TaxSubtotal",
      amount("cbc:TaxableAmount", tax.basis),
      amount("cbc:TaxAmount", tax.amount),
      taxCategory("cac:TaxCategory", tax),
    ),
  );
  return around("cac:TaxTotal", amount("cbc:TaxAmount", totals.tax), ...subtotals);
}

function totals({ totals: { lines, charges, net, gross, due } }: Invoice): string {
  return around(
    "cac:LegalMonetaryTotal",
    amount("cbc:LineExtensionAmount", lines),
    amount("cbc:TaxExclusiveAmount", net),
    amount("cbc:TaxInclusiveAmount", gross),
    amount("cbc:ChargeTotalAmount", charges),
    amount("cbc:PayableAmount", due),
  );
}

function line(one: InvoiceLine, at: number, credit: boolean): string {
  const quantity = element(
    credit ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity",
    one.quantity,
    one.unit === null ? "" : ` unitCode="${one.unit}"`,
  );
  const off = one.allowances.map(({ micros, currency }) =>
    allowance(micros > 0, { micros: Math.abs(micros), currency }, null),
  );
  const currency = one.net?.currency ?? "EUR";
  return around(
    credit ? "cac:CreditNoteLine" : "cac:InvoiceLine",
    element("cbc:ID", one.id ?? String(at + 1)),
    quantity,
    amount("cbc:LineExtensionAmount", one.net),
    around("cac:OrderLineReference", element("cbc:LineID", one.orderLine)),
    ...off,
    around(
      "cac:Item",
      element("cbc:Description", one.description),
      element("cbc:Name", one.name),
      around("cac:BuyersItemIdentification", element("cbc:ID", one.buyerItem)),
      around("cac:SellersItemIdentification", element("cbc:ID", one.sellerItem)),
      taxCategory("cac:ClassifiedTaxCategory", one),
    ),
    around(
      "cac:Price",
      element("cbc:PriceAmount", one.price, ` currencyID="${currency}"`),
      element("cbc:BaseQuantity", one.priceQuantity),
    ),
  );
}
