import type { XmlNode } from "../document/xml-tree.ts";
import { nodeAt, nodesAt } from "../document/xml-nodes.ts";
import type { Money } from "../prepare/normalise-money.ts";
import type { FieldReader } from "./field-reader.ts";
import type { InvoiceLine } from "./invoice.ts";

const agreement = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement";
const delivery = "SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery";
const settlement = "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement";
const summation = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation";

/** Lines that only group or explain others have no amount of their own, or say that it is not to be added. */
export function isCounted(line: XmlNode): boolean {
  const status = nodeAt(line, "AssociatedDocumentLineDocument/LineStatusReasonCode")?.text.trim();
  if (status === "GROUP" || status === "INFORMATION") return false;
  return (
    nodeAt(line, `${settlement}/${summation}/LineTotalAmount`) !== undefined || nodeAt(line, delivery) !== undefined
  );
}

/** One line of a Cross Industry Invoice. */
export function ciiLine(field: string, node: XmlNode, read: FieldReader): InvoiceLine {
  const product = nodeAt(node, "SpecifiedTradeProduct");
  const agreed = nodeAt(node, agreement);
  const settled = nodeAt(node, settlement);
  const quantity = `${delivery}/BilledQuantity`;
  const price = "NetPriceProductTradePrice";
  return {
    id: read.text(`${field}.id`, node, "AssociatedDocumentLineDocument/LineID"),
    name: read.text(`${field}.name`, product, "Name"),
    description: read.text(`${field}.description`, product, "Description"),
    sellerItem: read.text(`${field}.sellerItem`, product, "SellerAssignedID"),
    buyerItem: read.text(`${field}.buyerItem`, product, "BuyerAssignedID"),
    quantity: read.decimal(`${field}.quantity`, node, quantity),
    unit: nodeAt(node, quantity)?.attributes["unitCode"] ?? null,
    price: read.decimal(`${field}.price`, agreed, `${price}/ChargeAmount`),
    priceQuantity: read.decimal(`${field}.priceQuantity`, agreed, `${price}/BasisQuantity`),
    allowances: lineAllowances(field, settled, read),
    net: read.amount(`${field}.net`, settled, `${summation}/LineTotalAmount`),
    orderLine: read.text(`${field}.orderLine`, agreed, "BuyerOrderReferencedDocument/LineID"),
    category: read.text(`${field}.category`, settled, "ApplicableTradeTax/CategoryCode"),
    rate: read.decimal(`${field}.rate`, settled, "ApplicableTradeTax/RateApplicablePercent|ApplicablePercent"),
  };
}

function lineAllowances(field: string, settled: XmlNode | undefined, read: FieldReader): Money[] {
  return nodesAt(settled, "SpecifiedTradeAllowanceCharge").flatMap((one, at) => {
    const amount = read.amount(`${field}.allowances[${at}]`, one, "ActualAmount");
    if (amount === null) return [];
    const charge = nodeAt(one, "ChargeIndicator/Indicator")?.text.trim() === "true";
    return [charge ? amount : { ...amount, micros: -amount.micros }];
  });
}
