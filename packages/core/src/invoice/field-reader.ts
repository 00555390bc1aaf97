import type { XmlNode } from "../document/xml-tree.ts";
import { nodesAt } from "../document/xml-nodes.ts";
import type { Money } from "../prepare/normalise-money.ts";
import { decimalText, exactOf, microsOf } from "./exact-decimal.ts";
import type { InvoiceFault } from "./invoice.ts";

const longestText = 10_000;

/** Reads single values out of an e-invoice, and keeps where each stood and what could not be one. */
export class FieldReader {
  readonly sources: Record<string, string> = {};
  readonly faults: InvoiceFault[] = [];
  readonly doubts: InvoiceFault[] = [];
  /** That of the invoice; empty where it names none. */
  readonly currency: string;

  constructor(currency: string | null) {
    this.currency = currency ?? "";
  }

  /** The one element at a path; more than one is a fault, because nobody knows which of them is meant. */
  node(field: string, parent: XmlNode | undefined, path: string): XmlNode | undefined {
    const found = nodesAt(parent, path);
    const [first, second] = found;
    if (first === undefined) return undefined;
    if (second !== undefined && found.some(({ text }) => text.trim() !== first.text.trim()))
      this.fault(field, null, `stands there more than once, with different values (${second.path})`);
    this.sources[field] = first.path;
    return first;
  }

  text(field: string, parent: XmlNode | undefined, path: string): string | null {
    return this.said(field, this.node(field, parent, path));
  }

  /** Texts of several elements on lines of their own. */
  texts(field: string, parent: XmlNode | undefined, path: string): string | null {
    const found = nodesAt(parent, path).filter(({ text }) => text.trim() !== "");
    const [first] = found;
    if (first === undefined) return null;
    this.sources[field] = first.path;
    return found
      .map(({ text }) => text.trim())
      .join("\n")
      .slice(0, longestText);
  }

  said(field: string, node: XmlNode | undefined): string | null {
    const text = node?.text.trim() ?? "";
    if (text === "") delete this.sources[field];
    return text === "" ? null : text.slice(0, longestText);
  }

  decimal(field: string, parent: XmlNode | undefined, path: string): string | null {
    const text = this.text(field, parent, path);
    const value = text === null ? null : exactOf(text);
    if (text !== null && value === null) this.fault(field, null, `is not a number: "${text.slice(0, 40)}"`);
    return value === null ? null : decimalText(value);
  }

  /** An amount in the invoice's currency; one that says another is a fault. */
  amount(field: string, parent: XmlNode | undefined, path: string): Money | null {
    return this.amountOf(field, this.node(field, parent, path));
  }

  amountOf(field: string, node: XmlNode | undefined): Money | null {
    const text = this.said(field, node);
    if (text === null || node === undefined) return null;
    const said = node.attributes["currencyID"] ?? this.currency;
    if (said !== this.currency) this.fault(field, null, `is in ${said}, but the invoice is in ${this.currency}`);
    const value = exactOf(text);
    const micros = value === null ? null : microsOf(value);
    if (micros === null) this.fault(field, null, `is not an amount: "${text.slice(0, 40)}"`);
    return micros === null ? null : { micros, currency: this.currency };
  }

  /** `20180305` (format 102) or `2018-03-05`, perhaps with a time or a zone. */
  date(field: string, parent: XmlNode | undefined, path: string): string | null {
    const text = this.text(field, parent, path);
    if (text === null) return null;
    if (/^\d{4}-?\d{2}$/.test(text)) {
      this.doubts.push({ field, rule: null, message: `${field} names a month and no day: ${text}.` });
      return null;
    }
    const [, year = "", month = "", day = ""] = /^(\d{4})-?(\d{2})-?(\d{2})(?:[T+\-Z].*)?$/.exec(text) ?? [];
    const date = `${year}-${month}-${day}`;
    if (isDay(date)) return date;
    this.fault(field, null, `is not a date: "${text.slice(0, 40)}"`);
    return null;
  }

  fault(field: string, rule: string | null, message: string): void {
    this.faults.push({ field, rule, message: `${field} ${message}.` });
  }
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(date);
}
