import type { XmlNode } from "../document/xml-tree.ts";
import { nodeAt, nodesAt } from "../document/xml-nodes.ts";
import type { Money } from "../prepare/normalise-money.ts";
import type { FieldReader } from "./field-reader.ts";
import type { Invoice, InvoiceAllowance, InvoiceLine, InvoiceParty, InvoiceTax, InvoiceTotals } from "./invoice.ts";
import { creditTypes } from "./read-cii.ts";

/** The currency that a UBL invoice or credit note is in. */
export function ublCurrency(root: XmlNode): string | null {
  return nodeAt(root, "DocumentCurrencyCode")?.text.trim() ?? null;
}

/** Reads a UBL 2.1 invoice or credit note, such as XRechnung and Peppol BIS. */
export function readUbl(root: XmlNode, read: FieldReader): Invoice {
  const typeCode = read.text("typeCode", root, "InvoiceTypeCode|CreditNoteTypeCode");
  const credit = root.name === "CreditNote" || (typeCode !== null && creditTypes.has(typeCode));
  return {
    syntax: "ubl",
    profile: read.text("profile", root, "CustomizationID"),
    kind: credit ? "credit-note" : "invoice",
    typeCode,
    number: read.text("number", root, "ID"),
    issued: read.date("issued", root, "IssueDate"),
    due: read.date("due", root, "DueDate") ?? read.date("due", root, "PaymentMeans/PaymentDueDate"),
    delivered: read.date("delivered", root, "Delivery/ActualDeliveryDate"),
    currency: read.text("currency", root, "DocumentCurrencyCode"),
    buyerReference: read.text("buyerReference", root, "BuyerReference"),
    orderNumber: read.text("orderNumber", root, "OrderReference/ID"),
    contractNumber: read.text("contractNumber", root, "ContractDocumentReference/ID"),
    precedingInvoice: read.texts("precedingInvoice", root, "BillingReference/InvoiceDocumentReference/ID"),
    seller: party("seller", nodeAt(root, "AccountingSupplierParty/Party"), read),
    buyer: party("buyer", nodeAt(root, "AccountingCustomerParty/Party"), read),
    payee: read.text("payee", root, "PayeeParty/PartyName/Name"),
    lines: nodesAt(root, "InvoiceLine|CreditNoteLine").map((one, at) => line(`lines[${at}]`, one, read)),
    allowances: nodesAt(root, "AllowanceCharge").map((one, at) => allowance(`allowances[${at}]`, one, read)),
    taxes: nodesAt(taxTotal(root, read), "TaxSubtotal").map((one, at) => tax(`taxes[${at}]`, one, read)),
    totals: totals(root, read),
    payment: payment(root, read),
    notes: nodesAt(root, "Note").map(({ text }) => text.trim().slice(0, 2000)),
  };
}

function party(field: string, node: XmlNode | undefined, read: FieldReader): InvoiceParty {
  const scheme = (vat: boolean) =>
    nodesAt(node, "PartyTaxScheme").find((one) => (nodeAt(one, "TaxScheme/ID")?.text.trim() === "VAT") === vat);
  return {
    name:
      read.text(`${field}.name`, node, "PartyLegalEntity/RegistrationName") ??
      read.text(`${field}.name`, node, "PartyName/Name"),
    vatId: read.text(`${field}.vatId`, scheme(true), "CompanyID")?.replaceAll(/[\s.-]/g, "") ?? null,
    taxNumber: read.text(`${field}.taxNumber`, scheme(false), "CompanyID"),
    companyId:
      read.text(`${field}.companyId`, node, "PartyLegalEntity/CompanyID") ??
      read.texts(`${field}.companyId`, node, "PartyIdentification/ID"),
    street: read.texts(`${field}.street`, node, "PostalAddress/StreetName|AdditionalStreetName"),
    city: read.text(`${field}.city`, node, "PostalAddress/CityName"),
    postcode: read.text(`${field}.postcode`, node, "PostalAddress/PostalZone"),
    country: read.text(`${field}.country`, node, "PostalAddress/Country/IdentificationCode"),
    email: read.text(`${field}.email`, node, "Contact/ElectronicMail"),
  };
}

function line(field: string, node: XmlNode, read: FieldReader): InvoiceLine {
  const quantity = "InvoicedQuantity|CreditedQuantity";
  const item = nodeAt(node, "Item");
  return {
    id: read.text(`${field}.id`, node, "ID"),
    name: read.text(`${field}.name`, item, "Name"),
    description: read.text(`${field}.description`, item, "Description"),
    sellerItem: read.text(`${field}.sellerItem`, item, "SellersItemIdentification/ID"),
    buyerItem: read.text(`${field}.buyerItem`, item, "BuyersItemIdentification/ID"),
    quantity: read.decimal(`${field}.quantity`, node, quantity),
    unit: nodeAt(node, quantity)?.attributes["unitCode"] ?? null,
    price: read.decimal(`${field}.price`, node, "Price/PriceAmount"),
    priceQuantity: read.decimal(`${field}.priceQuantity`, node, "Price/BaseQuantity"),
    allowances: nodesAt(node, "AllowanceCharge").flatMap((one, at) => signed(`${field}.allowances[${at}]`, one, read)),
    net: read.amount(`${field}.net`, node, "LineExtensionAmount"),
    orderLine: read.text(`${field}.orderLine`, node, "OrderLineReference/LineID"),
    category: read.text(`${field}.category`, item, "ClassifiedTaxCategory/ID"),
    rate: read.decimal(`${field}.rate`, item, "ClassifiedTaxCategory/Percent"),
  };
}

const isCharge = (node: XmlNode): boolean => nodeAt(node, "ChargeIndicator")?.text.trim() === "true";

function signed(field: string, node: XmlNode, read: FieldReader): Money[] {
  const amount = read.amount(field, node, "Amount");
  if (amount === null) return [];
  return [isCharge(node) ? amount : { ...amount, micros: -amount.micros }];
}

function allowance(field: string, node: XmlNode, read: FieldReader): InvoiceAllowance {
  return {
    charge: isCharge(node),
    amount: read.amount(`${field}.amount`, node, "Amount"),
    reason: read.texts(`${field}.reason`, node, "AllowanceChargeReason"),
    category: read.text(`${field}.category`, node, "TaxCategory/ID"),
    rate: read.decimal(`${field}.rate`, node, "TaxCategory/Percent"),
  };
}

/** The tax may be totalled twice, once in the currency that the tax office wants; that of the invoice counts. */
function taxTotal(root: XmlNode, read: FieldReader): XmlNode | undefined {
  const found = nodesAt(root, "TaxTotal");
  return found.find((one) => nodeAt(one, "TaxAmount")?.attributes["currencyID"] === read.currency) ?? found[0];
}

function tax(field: string, node: XmlNode, read: FieldReader): InvoiceTax {
  return {
    category: read.text(`${field}.category`, node, "TaxCategory/ID"),
    rate: read.decimal(`${field}.rate`, node, "TaxCategory/Percent"),
    basis: read.amount(`${field}.basis`, node, "TaxableAmount"),
    amount: read.amount(`${field}.amount`, node, "TaxAmount"),
    exemption: read.text(`${field}.exemption`, node, "TaxCategory/TaxExemptionReason"),
  };
}

function totals(root: XmlNode, read: FieldReader): InvoiceTotals {
  const node = nodeAt(root, "LegalMonetaryTotal");
  const amount = (field: string, path: string) => read.amount(`totals.${field}`, node, path);
  return {
    lines: amount("lines", "LineExtensionAmount"),
    allowances: amount("allowances", "AllowanceTotalAmount"),
    charges: amount("charges", "ChargeTotalAmount"),
    net: amount("net", "TaxExclusiveAmount"),
    tax: read.amount("totals.tax", taxTotal(root, read), "TaxAmount"),
    gross: amount("gross", "TaxInclusiveAmount"),
    prepaid: amount("prepaid", "PrepaidAmount"),
    rounding: amount("rounding", "PayableRoundingAmount"),
    due: amount("due", "PayableAmount"),
  };
}

function payment(root: XmlNode, read: FieldReader): Invoice["payment"] {
  const means = nodesAt(root, "PaymentMeans");
  const [chosen] = [...means.filter((one) => nodeAt(one, "PayeeFinancialAccount/ID")), ...means];
  return {
    terms: read.texts("payment.terms", root, "PaymentTerms/Note"),
    meansCode: read.text("payment.meansCode", chosen, "PaymentMeansCode"),
    iban: read.text("payment.iban", chosen, "PayeeFinancialAccount/ID")?.replaceAll(/\s/g, "") ?? null,
    bic: read.text("payment.bic", chosen, "PayeeFinancialAccount/FinancialInstitutionBranch/ID"),
    reference: read.text("payment.reference", chosen, "PaymentID"),
  };
}
