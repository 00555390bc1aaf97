import { templates } from "@surety/templates";
import type { Terminal } from "../cli/terminal.ts";
import type { House } from "../main.ts";
import { prepareContracts } from "./prepare-contracts.ts";
import { prepareDemonstration } from "./prepare-demonstration.ts";
import { prepareInvoicePages } from "./prepare-invoice-pages.ts";

/** Makes a shipped workflow ready where it was named and this installation has never been started with it. */
export async function bringShipped(house: House, workflow: string, terminal: Terminal): Promise<void> {
  if (!templates.some((template) => template.workflow.name === workflow)) return;
  const known = await house.database.query("select 1 from surety.workflows where name = $1", [workflow]);
  if (known.length === 0) await prepareDemonstration(house, terminal);
  if (known.length === 0 && workflow === "contract-clauses") await prepareContracts(house, terminal);
  if (known.length === 0 && workflow === "invoice-intake") await prepareInvoicePages(house, terminal);
}
