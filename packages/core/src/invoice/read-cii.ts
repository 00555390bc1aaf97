import type { XmlNode } from "../document/xml-tree.ts";
import { nodeAt, nodesAt } from "../document/xml-nodes.ts";
import type { FieldReader } from "./field-reader.ts";
import type { Invoice, InvoiceAllowance, InvoiceParty, InvoiceTax, InvoiceTotals } from "./invoice.ts";
import { ciiLine, isCounted } from "./read-cii-lines.ts";

const document = "ExchangedDocument|HeaderExchangedDocument";
const transaction = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction";
const agreement = "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement";
const delivery = "ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery";
const settlement = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement";
const summation = "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation";
const rate = "RateApplicablePercent|ApplicablePercent";
const guideline =
  "ExchangedDocumentContext|SpecifiedExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID";
/** Types of UNTDID 1001 that give money back. */
export const creditTypes = new Set(["81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "532"]);

/** The currency that a Cross Industry Invoice is in. */
export function ciiCurrency(root: XmlNode): string | null {
  return nodeAt(root, `${transaction}/${settlement}/InvoiceCurrencyCode`)?.text.trim() ?? null;
}

/** Reads a UN/CEFACT Cross Industry Invoice: Factur-X and ZUGFeRD 2, and ZUGFeRD 1, which calls a few things otherwise. */
export function readCii(root: XmlNode, read: FieldReader): Invoice {
  const head = nodeAt(root, document);
  const trade = nodeAt(root, transaction);
  const agreed = nodeAt(trade, agreement);
  const settled = nodeAt(trade, settlement);
  const typeCode = read.text("typeCode", head, "TypeCode");
  return {
    syntax: root.name === "CrossIndustryInvoice" ? "cii" : "zugferd-1",
    profile: read.text("profile", root, guideline),
    kind: typeCode !== null && creditTypes.has(typeCode) ? "credit-note" : "invoice",
    typeCode,
    number: read.text("number", head, "ID"),
    issued: read.date("issued", head, "IssueDateTime/DateTimeString") ?? read.date("issued", head, "IssueDateTime"),
    ...dates(trade, settled, read),
    currency: read.text("currency", settled, "InvoiceCurrencyCode"),
    buyerReference: read.text("buyerReference", agreed, "BuyerReference"),
    orderNumber: read.text("orderNumber", agreed, "BuyerOrderReferencedDocument/IssuerAssignedID|ID"),
    contractNumber: read.text("contractNumber", agreed, "ContractReferencedDocument/IssuerAssignedID|ID"),
    precedingInvoice: read.texts("precedingInvoice", settled, "InvoiceReferencedDocument/IssuerAssignedID|ID"),
    seller: party("seller", nodeAt(agreed, "SellerTradeParty"), read),
    buyer: party("buyer", nodeAt(agreed, "BuyerTradeParty"), read),
    payee: read.text("payee", settled, "PayeeTradeParty/Name"),
    lines: nodesAt(trade, "IncludedSupplyChainTradeLineItem")
      .filter(isCounted)
      .map((line, at) => ciiLine(`lines[${at}]`, line, read)),
    allowances: allowances(settled, read),
    taxes: nodesAt(settled, "ApplicableTradeTax").map((one, at) => tax(`taxes[${at}]`, one, read)),
    totals: totals(nodeAt(settled, summation), read),
    payment: payment(settled, read),
    notes: nodesAt(head, "IncludedNote/Content").map(({ text }) => text.trim().slice(0, 2000)),
  };
}

function dates(trade: XmlNode | undefined, settled: XmlNode | undefined, read: FieldReader) {
  const event = "ActualDeliverySupplyChainEvent/OccurrenceDateTime/DateTimeString";
  // Several terms may each have a date; the first is the one that counts.
  const [terms] = nodesAt(settled, "SpecifiedTradePaymentTerms").filter((one) => nodeAt(one, "DueDateDateTime"));
  return {
    due: read.date("due", terms, "DueDateDateTime/DateTimeString"),
    delivered: read.date("delivered", nodeAt(trade, delivery), event),
  };
}

function party(field: string, node: XmlNode | undefined, read: FieldReader): InvoiceParty {
  const registered = (scheme: string, name: string) => {
    const id = nodesAt(node, "SpecifiedTaxRegistration/ID").find(({ attributes }) => attributes["schemeID"] === scheme);
    if (id !== undefined) read.sources[`${field}.${name}`] = id.path;
    return read.said(`${field}.${name}`, id);
  };
  return {
    name: read.text(`${field}.name`, node, "Name"),
    vatId: registered("VA", "vatId")?.replaceAll(/[\s.-]/g, "") ?? null,
    taxNumber: registered("FC", "taxNumber"),
    companyId:
      read.text(`${field}.companyId`, node, "SpecifiedLegalOrganization/ID") ??
      read.texts(`${field}.companyId`, node, "GlobalID|ID"),
    street: read.texts(`${field}.street`, node, "PostalTradeAddress/LineOne|LineTwo|LineThree"),
    city: read.text(`${field}.city`, node, "PostalTradeAddress/CityName"),
    postcode: read.text(`${field}.postcode`, node, "PostalTradeAddress/PostcodeCode"),
    country: read.text(`${field}.country`, node, "PostalTradeAddress/CountryID"),
    email: read.text(`${field}.email`, node, "DefinedTradeContact/EmailURIUniversalCommunication/URIID"),
  };
}

function allowances(settled: XmlNode | undefined, read: FieldReader): InvoiceAllowance[] {
  const found = nodesAt(settled, "SpecifiedTradeAllowanceCharge|SpecifiedLogisticsServiceCharge");
  return found.map((one, at) => {
    const field = `allowances[${at}]`;
    const of = "CategoryTradeTax|AppliedTradeTax";
    const logistics = one.name === "SpecifiedLogisticsServiceCharge";
    return {
      charge: logistics || nodeAt(one, "ChargeIndicator/Indicator")?.text.trim() === "true",
      amount: read.amount(`${field}.amount`, one, "ActualAmount|AppliedAmount"),
      reason: read.texts(`${field}.reason`, one, "Reason|Description"),
      category: read.text(`${field}.category`, one, `${of}/CategoryCode`),
      rate: read.decimal(`${field}.rate`, one, `${of}/${rate}`),
    };
  });
}

function tax(field: string, node: XmlNode, read: FieldReader): InvoiceTax {
  return {
    category: read.text(`${field}.category`, node, "CategoryCode"),
    rate: read.decimal(`${field}.rate`, node, rate),
    basis: read.amount(`${field}.basis`, node, "BasisAmount"),
    amount: read.amount(`${field}.amount`, node, "CalculatedAmount"),
    exemption: read.text(`${field}.exemption`, node, "ExemptionReason"),
  };
}

function totals(node: XmlNode | undefined, read: FieldReader): InvoiceTotals {
  const amount = (field: string, path: string) => read.amount(`totals.${field}`, node, path);
  return {
    lines: amount("lines", "LineTotalAmount"),
    allowances: amount("allowances", "AllowanceTotalAmount"),
    charges: amount("charges", "ChargeTotalAmount"),
    net: amount("net", "TaxBasisTotalAmount"),
    tax: taxTotal(node, read),
    gross: amount("gross", "GrandTotalAmount"),
    prepaid: amount("prepaid", "TotalPrepaidAmount"),
    rounding: amount("rounding", "RoundingAmount"),
    due: amount("due", "DuePayableAmount"),
  };
}

/** The tax may stand there twice, once in the currency that the tax office wants; that of the invoice counts. */
function taxTotal(node: XmlNode | undefined, read: FieldReader) {
  const found = nodesAt(node, "TaxTotalAmount");
  const inCurrency = found.find(({ attributes }) => attributes["currencyID"] === read.currency);
  const chosen = inCurrency ?? found[0];
  if (chosen !== undefined) read.sources["totals.tax"] = chosen.path;
  return read.amountOf("totals.tax", chosen);
}

function payment(settled: XmlNode | undefined, read: FieldReader): Invoice["payment"] {
  const means = nodesAt(settled, "SpecifiedTradeSettlementPaymentMeans");
  const [chosen] = [...means.filter((one) => nodeAt(one, "PayeePartyCreditorFinancialAccount/IBANID")), ...means];
  return {
    terms: read.texts("payment.terms", settled, "SpecifiedTradePaymentTerms/Description"),
    meansCode: read.text("payment.meansCode", chosen, "TypeCode"),
    iban: read.text("payment.iban", chosen, "PayeePartyCreditorFinancialAccount/IBANID")?.replaceAll(/\s/g, "") ?? null,
    bic: read.text("payment.bic", chosen, "PayeeSpecifiedCreditorFinancialInstitution/BICID"),
    reference: read.text("payment.reference", settled, "PaymentReference"),
  };
}
