import type { WorkflowSource } from "../workflow/document.ts";
import { access } from "./good-designs/access.fixture.ts";
import { applications } from "./good-designs/applications.fixture.ts";
import { complaints } from "./good-designs/complaints.fixture.ts";
import { contracts } from "./good-designs/contracts.fixture.ts";
import { dispatch } from "./good-designs/dispatch.fixture.ts";
import { feedback } from "./good-designs/feedback.fixture.ts";
import { invoices } from "./good-designs/invoices.fixture.ts";
import { leads } from "./good-designs/leads.fixture.ts";
import { moderation } from "./good-designs/moderation.fixture.ts";
import { orderConfirmations } from "./good-designs/order-confirmations.fixture.ts";
import { readings } from "./good-designs/readings.fixture.ts";
import { refundApproval } from "./good-designs/refund-approval.fixture.ts";
import { replies } from "./good-designs/replies.fixture.ts";
import { smallRefunds } from "./good-designs/small-refunds.fixture.ts";
import { tickets } from "./good-designs/tickets.fixture.ts";
import { transactions } from "./good-designs/transactions.fixture.ts";

/** Designs of different kinds in which the doctor has nothing to find. Each call makes fresh copies. */
export function goodDesigns(): WorkflowSource[] {
  return structuredClone(designs);
}

/** One good design by name. */
export function goodDesign(name: string): WorkflowSource {
  const found = goodDesigns().find((design) => design.name === name);
  if (found === undefined) throw new Error(`There is no good design called ${name}`);
  return found;
}

const designs: WorkflowSource[] = [
  tickets,
  invoices,
  leads,
  applications,
  refundApproval,
  smallRefunds,
  readings,
  contracts,
  moderation,
  replies,
  orderConfirmations,
  access,
  feedback,
  transactions,
  complaints,
  dispatch,
];
