import type { Invoice } from "../invoice/invoice.ts";
import type { EarlierInvoice, ExchangeRate, GoodsReceipt, Party, PurchaseOrder, UnitRule } from "./match-records.ts";
import type { Tolerances } from "./tolerance.ts";

/** An invoice, and all that is known of what it should say. Null where nobody was asked: then it is not checked. */
export interface MatchRequest {
  readonly invoice: Invoice;
  readonly orders: readonly PurchaseOrder[];
  readonly receipts: readonly GoodsReceipt[] | null;
  readonly earlier: readonly EarlierInvoice[];
  readonly suppliers: readonly Party[] | null;
  readonly customers: readonly Party[] | null;
  readonly rates: readonly ExchangeRate[];
  readonly units: readonly UnitRule[];
  readonly tolerances: Tolerances;
}
