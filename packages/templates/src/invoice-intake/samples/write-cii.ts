import type { Invoice, InvoiceLine, InvoiceParty } from "@surety/core/invoice/invoice";
import { around, digitsOf, element } from "./xml-text.ts";

type Money = Invoice["totals"]["gross"];

const standard = "urn:un:unece:uncefact:data:standard:";
const spaces = `xmlns:rsm="${standard}CrossIndustryInvoice:100" xmlns:ram="${standard}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${standard}UnqualifiedDataType:100"`;

/** An invoice or credit note as UN/CEFACT CII, the syntax of Factur-X and ZUGFeRD. */
export function writeCii(invoice: Invoice): string {
  const head = around(
    "rsm:ExchangedDocument",
    element("ram:ID", invoice.number),
    element("ram:TypeCode", invoice.typeCode),
    date("ram:IssueDateTime", invoice.issued),
    ...invoice.notes.map((note) => around("ram:IncludedNote", element("ram:Content", note))),
  );
  const guideline = around("ram:GuidelineSpecifiedDocumentContextParameter", element("ram:ID", invoice.profile));
  const trade = [
    ...invoice.lines.map(line),
    agreement(invoice),
    "<ram:ApplicableHeaderTradeDelivery/>",
    settlement(invoice),
  ];
  const body = [
    around("rsm:ExchangedDocumentContext", guideline),
    head,
    around("rsm:SupplyChainTradeTransaction", `\n${trade.join("\n")}\n`),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<rsm:CrossIndustryInvoice ${spaces}>\n${body.join("\n")}\n</rsm:CrossIndustryInvoice>\n`;
}

function date(name: string, day: string | null): string {
  if (day === null) return "";
  return around(name, element("udt:DateTimeString", day.replaceAll("-", ""), ' format="102"'));
}

const amount = (name: string, money: Money): string => element(name, digitsOf(money));

function line(one: InvoiceLine, at: number): string {
  const basis = element("ram:BasisQuantity", one.priceQuantity);
  const price = around("ram:NetPriceProductTradePrice", element("ram:ChargeAmount", one.price), basis);
  const off = one.allowances.map(({ micros, currency }) =>
    around(
      "ram:SpecifiedTradeAllowanceCharge",
      around("ram:ChargeIndicator", element("udt:Indicator", String(micros > 0))),
      amount("ram:ActualAmount", { micros: Math.abs(micros), currency }),
    ),
  );
  return around(
    "ram:IncludedSupplyChainTradeLineItem",
    around("ram:AssociatedDocumentLineDocument", element("ram:LineID", one.id ?? String(at + 1))),
    around(
      "ram:SpecifiedTradeProduct",
      element("ram:SellerAssignedID", one.sellerItem),
      element("ram:BuyerAssignedID", one.buyerItem),
      element("ram:Name", one.name),
      element("ram:Description", one.description),
    ),
    around(
      "ram:SpecifiedLineTradeAgreement",
      around("ram:BuyerOrderReferencedDocument", element("ram:LineID", one.orderLine)),
      price,
    ),
    around(
      "ram:SpecifiedLineTradeDelivery",
      element("ram:BilledQuantity", one.quantity, one.unit === null ? "" : ` unitCode="${one.unit}"`),
    ),
    around(
      "ram:SpecifiedLineTradeSettlement",
      tax("ram:ApplicableTradeTax", one),
      ...off,
      around("ram:SpecifiedTradeSettlementLineMonetarySummation", amount("ram:LineTotalAmount", one.net)),
    ),
  );
}

function tax(
  name: string,
  { category, rate }: { category: string | null; rate: string | null },
  ...sums: string[]
): string {
  const [calculated = "", basis = ""] = sums;
  return around(
    name,
    calculated,
    element("ram:TypeCode", "VAT"),
    basis,
    element("ram:CategoryCode", category),
    element("ram:RateApplicablePercent", rate),
  );
}

function agreement({ seller, buyer, orderNumber }: Invoice): string {
  return around(
    "ram:ApplicableHeaderTradeAgreement",
    around("ram:SellerTradeParty", party(seller)),
    around("ram:BuyerTradeParty", party(buyer)),
    around("ram:BuyerOrderReferencedDocument", element("ram:IssuerAssignedID", orderNumber)),
  );
}

function party({ name, vatId, taxNumber, companyId, street, city, postcode, country, email }: InvoiceParty): string {
  const registered = (id: string | null, scheme: string) =>
    around("ram:SpecifiedTaxRegistration", element("ram:ID", id, ` schemeID="${scheme}"`));
  return [
    element("ram:Name", name),
    around("ram:SpecifiedLegalOrganization", element("ram:ID", companyId)),
    around("ram:DefinedTradeContact", around("ram:EmailURIUniversalCommunication", element("ram:URIID", email))),
    around(
      "ram:PostalTradeAddress",
      element("ram:PostcodeCode", postcode),
      element("ram:LineOne", street),
      element("ram:CityName", city),
      element("ram:CountryID", country),
    ),
    registered(taxNumber, "FC"),
    registered(vatId, "VA"),
  ].join("");
}

function settlement(invoice: Invoice): string {
  const { payment, totals, taxes, allowances, currency } = invoice;
  const account = around("ram:PayeePartyCreditorFinancialAccount", element("ram:IBANID", payment.iban));
  return around(
    "ram:ApplicableHeaderTradeSettlement",
    element("ram:PaymentReference", payment.reference),
    element("ram:InvoiceCurrencyCode", currency),
    around("ram:SpecifiedTradeSettlementPaymentMeans", element("ram:TypeCode", payment.meansCode), account),
    ...taxes.map((one) =>
      tax(
        "ram:ApplicableTradeTax",
        one,
        amount("ram:CalculatedAmount", one.amount),
        amount("ram:BasisAmount", one.basis),
      ),
    ),
    ...allowances.map((one) =>
      around(
        "ram:SpecifiedTradeAllowanceCharge",
        around("ram:ChargeIndicator", element("udt:Indicator", String(one.charge))),
        amount("ram:ActualAmount", one.amount),
        element("ram:Reason", one.reason),
        tax("ram:CategoryTradeTax", one),
      ),
    ),
    around(
      "ram:SpecifiedTradePaymentTerms",
      element("ram:Description", payment.terms),
      date("ram:DueDateDateTime", invoice.due),
    ),
    around(
      "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
      amount("ram:LineTotalAmount", totals.lines),
      amount("ram:ChargeTotalAmount", totals.charges),
      amount("ram:TaxBasisTotalAmount", totals.net),
      element("ram:TaxTotalAmount", digitsOf(totals.tax), ` currencyID="${currency}"`),
      amount("ram:GrandTotalAmount", totals.gross),
      amount("ram:DuePayableAmount", totals.due),
    ),
    around("ram:InvoiceReferencedDocument", element("ram:IssuerAssignedID", invoice.precedingInvoice)),
  );
}
