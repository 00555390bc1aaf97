import { xmlTree, type XmlNode } from "../document/xml-tree.ts";
import { checkElements } from "./check-elements.ts";
import { checkInvoice } from "./check-invoice.ts";
import { FieldReader } from "./field-reader.ts";
import type { Invoice, InvoiceFault, ReadInvoice } from "./invoice.ts";
import { ciiCurrency, readCii } from "./read-cii.ts";
import { readUbl, ublCurrency } from "./read-ubl.ts";

interface Syntax {
  namespace: string;
  name: string;
  currency: (root: XmlNode) => string | null;
  read: (root: XmlNode, reader: FieldReader) => Invoice;
}

const cii = { currency: ciiCurrency, read: readCii };
const ubl = { currency: ublCurrency, read: readUbl };
const oasis = "urn:oasis:names:specification:ubl:schema:xsd:";

const syntaxes: readonly Syntax[] = [
  { ...cii, namespace: "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", name: "CrossIndustryInvoice" },
  { ...cii, namespace: "urn:ferd:CrossIndustryDocument:invoice:1p0", name: "CrossIndustryDocument" },
  // Of the time before ZUGFeRD 1 was released.
  { ...cii, namespace: "urn:un:unece:uncefact:data:standard:CBFBUY:5", name: "Invoice" },
  { ...ubl, namespace: `${oasis}Invoice-2`, name: "Invoice" },
  { ...ubl, namespace: `${oasis}CreditNote-2`, name: "CreditNote" },
];

/**
 * Reads an e-invoice: UN/CEFACT CII (Factur-X, ZUGFeRD 1 and 2), UBL 2.1 invoices and credit notes. Null where the XML is
 * something else; throws the UserError of `xmlTree` where it is not XML. What is wrong with the invoice stands in `faults`.
 */
export function readInvoice(xml: string): ReadInvoice | null {
  const root = xmlTree(xml);
  const syntax = syntaxes.find(({ namespace, name }) => root.namespace === namespace && root.name === name);
  if (syntax === undefined) return null;
  const reader = new FieldReader(syntax.currency(root) || currencyBeside(root));
  const invoice = syntax.read(root, reader);
  const { faults, doubts } = checkInvoice(invoice);
  const strange = invoice.syntax === "zugferd-1" ? [] : [...foreignElements(root), ...checkElements(root, invoice)];
  return {
    invoice,
    sources: reader.sources,
    faults: [...reader.faults, ...strange, ...faults],
    doubts: [...reader.doubts, ...doubts],
  };
}

/** What the first amount says where the invoice itself does not: one fault is enough for that. */
function currencyBeside(node: XmlNode): string | null {
  return node.attributes["currencyID"] ?? firstOf(node.children, currencyBeside);
}

function firstOf<Found>(nodes: readonly XmlNode[], find: (node: XmlNode) => Found | null): Found | null {
  for (const node of nodes) {
    const found = find(node);
    if (found !== null) return found;
  }
  return null;
}

/** The first element that no schema of e-invoices knows; extensions may hold anything. */
function foreignElements(root: XmlNode): InvoiceFault[] {
  const foreign = (node: XmlNode): XmlNode | null => {
    if (node.name === "UBLExtensions") return null;
    return /^urn:(un:unece|oasis:names):/.test(node.namespace) ? firstOf(node.children, foreign) : node;
  };
  const found = foreign(root);
  if (found === null) return [];
  const where = found.namespace === "" ? "in no namespace" : `in the namespace ${found.namespace}`;
  const message = `${found.path} is not an element of e-invoices: it stands ${where}.`;
  return [{ field: found.path, rule: null, message }];
}
