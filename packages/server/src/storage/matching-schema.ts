import type { Json } from "./column-types.ts";

export interface MatchedInvoicesTable {
  case_id: string;
  workflow: string;
  place: string;
  number_key: string;
  order_key: string | null;
  gross_micros: string | null;
  invoice: Json<object>;
}

/** Tables of matching. */
export interface MatchingSchema {
  "surety.matched_invoices": MatchedInvoicesTable;
}
