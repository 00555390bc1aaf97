import { supportTriage } from "./support-triage/workflow.ts";
import type { Template } from "./template.ts";

export type { Template } from "./template.ts";
export {
  type DemonstrationCustomer,
  type DemonstrationTicket,
  readCustomers,
  readTickets,
} from "./support-triage/demonstration.ts";

/** Every use case that ships with Surety. */
export const templates: readonly Template[] = [{ name: "support-triage", workflow: supportTriage }];
