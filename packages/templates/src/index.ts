import { contractClauses } from "./contract-clauses/workflow.ts";
import { invoiceIntake } from "./invoice-intake/workflow.ts";
import { supportTriage } from "./support-triage/workflow.ts";
import type { Template } from "./template.ts";

export type { Template } from "./template.ts";
export {
  type DemonstrationCustomer,
  type DemonstrationTicket,
  readCustomers,
  readTickets,
} from "./support-triage/demonstration.ts";
export {
  type DemonstrationBooks,
  type DemonstrationInvoice,
  demonstrationInvoices,
} from "./invoice-intake/demonstration.ts";
export { arrivingPages, type InvoicePage, labelledPages } from "./invoice-intake/demonstration-pages.ts";

export {
  arrivingContracts,
  type DemonstrationContract,
  frozenContracts,
  labelledContracts,
} from "./contract-clauses/demonstration.ts";
export { scannedPages } from "./paper/scan-pages.ts";

/** Every use case that ships with Surety. */
export const templates: readonly Template[] = [
  { name: "support-triage", workflow: supportTriage },
  { name: "invoice-intake", workflow: invoiceIntake },
  { name: "contract-clauses", workflow: contractClauses },
];
