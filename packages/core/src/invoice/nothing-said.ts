import type { InvoiceParty, InvoiceTotals } from "./invoice.ts";

/** A party of which an invoice says nothing. */
export const nobody: InvoiceParty = {
  name: null,
  vatId: null,
  taxNumber: null,
  companyId: null,
  street: null,
  city: null,
  postcode: null,
  country: null,
  email: null,
};

/** The totals of an invoice that has none yet. */
export const noTotals: InvoiceTotals = {
  lines: null,
  allowances: null,
  charges: null,
  net: null,
  tax: null,
  gross: null,
  prepaid: null,
  rounding: null,
  due: null,
};
