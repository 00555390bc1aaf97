import type { SampleDeal } from "../sample-deal.ts";
import { fault, onInvoice, type SampleFault } from "./sample-fault.ts";

/** Somebody else who bills, is billed or is paid. */
export const partyFaults: readonly SampleFault[] = [
  fault("another account", ["iban-differs"], (deal) =>
    deal.supplier.party.ibans.length === 0
      ? null
      : { ...deal, invoice: { ...deal.invoice, payment: { ...deal.invoice.payment, iban: "LT111010000011101001" } } },
  ),
  fault("a supplier that nobody knows", ["supplier-unknown"], (deal) => stranger(deal)),
  fault(
    "a VAT id that is not the supplier's",
    ["vat-id-differs", "supplier-unknown"],
    onInvoice(({ seller }, { supplier }) =>
      supplier.party.vatId === null ? null : { seller: { ...seller, vatId: "DE577215669" } },
    ),
  ),
  fault(
    "an invoice for somebody else",
    ["customer-unknown"],
    onInvoice(({ buyer }) => ({
      buyer: {
        ...buyer,
        name: "Merlin Trading GmbH",
        vatId: null,
        street: "Hafenstr. 2",
        postcode: "18055",
        city: "Rostock",
        email: null,
      },
    })),
  ),
];

function stranger(deal: SampleDeal): SampleDeal {
  const seller = {
    ...deal.invoice.seller,
    name: "Global Invoice Services Ltd",
    vatId: "GB998877665",
    taxNumber: null,
    street: "1 High St",
    postcode: "EC1A 1BB",
    city: "London",
    country: "GB",
    email: null,
  };
  return { ...deal, invoice: { ...deal.invoice, seller, payment: { ...deal.invoice.payment, iban: null } } };
}
