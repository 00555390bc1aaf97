import type { FieldSpecs } from "@surety/core/extract/field-schema";
import { invoiceValues } from "@surety/core/extract/invoice-value";
import { layoutText } from "@surety/core/extract/layout-text";
import { recordText } from "@surety/core/extract/record-text";
import { type InvoicePage, labelledPages } from "@surety/templates";
import type { LabelItem } from "../commands/commands.ts";
import { followJob } from "../cli/follow-job.ts";
import type { Terminal } from "../cli/terminal.ts";
import type { House } from "../main.ts";
import { judgmentIn } from "../worker/judged-value.ts";
import { demonstrationActor } from "./demonstration-actor.ts";
import { chunks } from "./play-documents.ts";

const workflow = "invoice-intake";
const judgment = "bill";

/**
 * Trains what reads invoices on paper from shipped pages whose fields are known; on later starts it is there. They are far
 * too few to earn a threshold, so a person reads over each page that arrives.
 */
export async function prepareInvoicePages(house: House, terminal: Terminal): Promise<void> {
  const { commands, database } = house;
  const known = await database.query("select 1 from surety.models where workflow = $1 and active", [workflow]);
  if (known.length > 0) return;
  const { compiled } = await house.world.definitions.current(workflow);
  const spec = judgmentIn(compiled, judgment);
  if (spec?.kind !== "extract") return;
  const labels = await Promise.all(labelledPages().map((page) => labelOf(house, spec.fields, page)));
  await commands.addLabels(workflow, judgment, labels, demonstrationActor);
  const job = await commands.startTraining(workflow, demonstrationActor);
  await followJob(
    house,
    job,
    terminal,
    `Learning to read invoices on paper from ${labels.length} shipped pages (once)`,
  );
}

/** What stands on a page as it is read, and what is true of it. */
async function labelOf(
  { files, world }: House,
  fields: FieldSpecs,
  { name, content, invoice }: InvoicePage,
): Promise<LabelItem> {
  const { hash } = await files.add(chunks(content), name);
  const { pages } = await world.documents.read(hash);
  return {
    text: layoutText(pages),
    value: recordText(fields, invoiceValues(fields, invoice)),
    externalId: `page-${name}`,
  };
}
