import { auditDraw } from "@surety/core/gate/audit-draw";
import { cleanText } from "@surety/core/prepare/clean-text";
import { type DemonstrationTicket, readTickets, templates } from "@surety/templates";
import type { LabelItem } from "../commands/commands.ts";
import type { SetImportRequest } from "../commands/import-set.ts";
import { followJob } from "../cli/follow-job.ts";
import type { Terminal } from "../cli/terminal.ts";
import type { House } from "../main.ts";
import { demonstrationActor } from "./demonstration-actor.ts";
import { prepareCrm } from "./demonstration-crm.ts";
import { prepareErp } from "./demonstration-erp.ts";

/** Share of the shipped tickets that arrive as new cases; the others are known from the first day. */
const arrivingShare = 0.2;
/** Share of the known ones that no model ever learns from: they are the frozen part of the evaluation set. */
const frozenShare = 0.08;

/** Brings the demonstration to where its first case can be judged; on later starts it finds everything in place. */
export async function prepareDemonstration(house: House, terminal: Terminal): Promise<void> {
  await prepareCrm(house);
  await prepareErp(house);
  for (const template of templates) await house.commands.saveWorkflow(template.workflow, demonstrationActor);
  const [model] = await house.database.query<{ quality: object | null }>(
    "select quality from surety.models where workflow = 'support-triage' and active",
  );
  if (model?.quality != null) return;
  const tickets = await readTickets();
  await house.commands.importSet(evaluationSet(tickets), demonstrationActor);
  const labels = labelsOf(tickets.filter((ticket) => !evaluates(ticket)));
  await house.commands.addLabels("support-triage", "intent", labels, demonstrationActor);
  const job = await house.commands.startTraining("support-triage", demonstrationActor);
  await followJob(house, job, terminal, `Training the local model on ${labels.length} shipped labels (once)`);
  await house.commands.setStage("support-triage", "live", demonstrationActor);
  // Nobody has measured on invoices of this house what is read and ruled yet, so a person confirms each, once.
  await house.commands.setStage("invoice-intake", "assisted", demonstrationActor);
}

/** Tickets that arrive as cases, in an order that is the same on every machine. */
export async function arrivingTickets(): Promise<DemonstrationTicket[]> {
  const tickets = (await readTickets()).filter(arrives);
  return tickets.toSorted((a, b) => auditDraw("order", a.id) - auditDraw("order", b.id));
}

/** Known tickets that are kept apart to measure every model by, now and later. */
function evaluationSet(tickets: readonly DemonstrationTicket[]): SetImportRequest {
  const items = tickets
    .filter(evaluates)
    .map((ticket) => JSON.stringify({ text: judgedText(ticket), value: ticket.intent, externalId: ticket.id }));
  return {
    workflow: "support-triage",
    set: "support-triage-frozen",
    content: `${items.join("\n")}\n`,
    format: "jsonl",
    judgment: "intent",
    frozenShare: 1,
  };
}

const evaluates = (ticket: DemonstrationTicket): boolean =>
  !arrives(ticket) && auditDraw("evaluates", ticket.id) < frozenShare;

function labelsOf(tickets: readonly DemonstrationTicket[]): LabelItem[] {
  return tickets
    .filter((ticket) => !arrives(ticket))
    .map((ticket) => ({ text: judgedText(ticket), value: ticket.intent, externalId: ticket.id }));
}

const arrives = (ticket: DemonstrationTicket): boolean => auditDraw("arrives", ticket.id) < arrivingShare;

/** Labels are learned on the text that live cases are judged on: cleaned, with the subject in front. */
function judgedText(ticket: DemonstrationTicket): string {
  return `${ticket.subject}\n${cleanText(ticket.body, { strip: ["html", "quotes", "signature"], maxLength: 20_000 }).text}`;
}
