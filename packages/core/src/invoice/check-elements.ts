import { nodeAt, nodesAt } from "../document/xml-nodes.ts";
import type { XmlNode } from "../document/xml-tree.ts";
import { decimalText, exactOf, over, times, toCents, type Exact } from "./exact-decimal.ts";
import type { Invoice, InvoiceFault } from "./invoice.ts";

/** What an invoice says in its XML and not in its record: groups that its profile has not, and sums inside allowances. */
export function checkElements(root: XmlNode, invoice: Invoice): InvoiceFault[] {
  return [...beyondProfile(root, invoice), ...allowanceFaults(root), ...sellerTaxFault(root, invoice)];
}

const agreement = "BuyerReference SellerTradeParty BuyerTradeParty BuyerOrderReferencedDocument";
const settlement = "InvoiceCurrencyCode SpecifiedTradeSettlementHeaderMonetarySummation";
const header = "ApplicableHeaderTradeAgreement ApplicableHeaderTradeDelivery ApplicableHeaderTradeSettlement";

/** The groups that the small profiles of Factur-X have, as the schemas of version 1.07 list them. */
const groups: readonly (readonly [profile: RegExp, allowed: Readonly<Record<string, string>>])[] = [
  [
    /:minimum$/i,
    {
      SupplyChainTradeTransaction: header,
      ApplicableHeaderTradeAgreement: agreement,
      ApplicableHeaderTradeSettlement: settlement,
    },
  ],
  [
    /:basicwl$/i,
    {
      SupplyChainTradeTransaction: header,
      ApplicableHeaderTradeAgreement: `${agreement} SellerTaxRepresentativeTradeParty ContractReferencedDocument`,
      ApplicableHeaderTradeSettlement: `${settlement} CreditorReferenceID PaymentReference TaxCurrencyCode PayeeTradeParty SpecifiedTradeSettlementPaymentMeans ApplicableTradeTax BillingSpecifiedPeriod SpecifiedTradeAllowanceCharge SpecifiedTradePaymentTerms InvoiceReferencedDocument ReceivableSpecifiedTradeAccountingAccount`,
    },
  ],
];

/** A group that the profile has not is read by some and left out by others: the two then book different invoices. */
function beyondProfile(root: XmlNode, { profile }: Invoice): InvoiceFault[] {
  const allowed = groups.find(([name]) => name.test(profile ?? ""))?.[1];
  if (allowed === undefined) return [];
  const [trade] = nodesAt(root, "SupplyChainTradeTransaction");
  const strange = [trade, ...(trade?.children ?? [])].flatMap((group) => {
    const names = allowed[group?.name ?? ""]?.split(" ");
    return names === undefined ? [] : group!.children.filter(({ name }) => !names.includes(name));
  });
  return strange.slice(0, 1).map(({ path, name }) => ({
    field: path,
    rule: null,
    message: `${name} is no part of the profile that the invoice names (${profile}).`,
  }));
}

/** CII and UBL call them differently: the percentage, what it is of, and what comes of it. */
const names = {
  percent: "CalculationPercent|MultiplierFactorNumeric",
  basis: "BasisAmount|BaseAmount",
  amount: "ActualAmount|AppliedAmount|Amount",
};
const rounded = exactOf("0.02") ?? 0n;
const hundred = exactOf("100") ?? 1n;

/** Whether allowances and charges are their percentage of what they are taken from (PEPPOL-EN16931-R040). */
function allowanceFaults(node: XmlNode): InvoiceFault[] {
  const own = node.name.endsWith("AllowanceCharge") ? allowanceFault(node) : null;
  return own === null ? node.children.flatMap(allowanceFaults) : [own];
}

function allowanceFault(node: XmlNode): InvoiceFault | null {
  const number = (path: string): Exact | null => exactOf(nodeAt(node, path)?.text ?? "");
  const [percent, basis, amount] = [number(names.percent), number(names.basis), number(names.amount)];
  if (percent === null || basis === null || amount === null) return null;
  const should = toCents(over(times(basis, percent), hundred));
  // What is given back is written with a minus at either, or at both.
  if (sizeOf(sizeOf(amount) - sizeOf(should)) <= rounded) return null;
  const message = `An allowance or charge (${node.name}) is ${decimalText(amount)}, but ${decimalText(percent)} % of ${decimalText(basis)} is ${decimalText(should)}.`;
  return { field: node.path, rule: "PEPPOL-EN16931-R040", message };
}

const sizeOf = (value: Exact): Exact => (value < 0n ? -value : value);

/** A representative of the seller in tax matters, in CII and UBL. */
const representatives = [
  "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTaxRepresentativeTradeParty/SpecifiedTaxRegistration/ID",
  "TaxRepresentativeParty/PartyTaxScheme/CompanyID",
];

/** Whoever charges tax says under which number (BR-S-02). */
function sellerTaxFault(root: XmlNode, { taxes, seller }: Invoice): InvoiceFault[] {
  const charges = taxes.some(({ category }) => category === "S");
  const told = seller.vatId ?? seller.taxNumber ?? representatives.find((path) => nodeAt(root, path));
  if (!charges || told !== undefined) return [];
  return [
    {
      field: "seller.vatId",
      rule: "BR-S-02",
      message: "seller.vatId is missing: tax is charged, and no VAT id or tax number says by whom.",
    },
  ];
}
