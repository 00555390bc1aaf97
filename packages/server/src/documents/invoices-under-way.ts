import { documentKey } from "@surety/core/matching/document-key";
import { earlierOf } from "@surety/core/matching/earlier-of";
import type { EarlierInvoice } from "@surety/core/matching/match-records";
import type { Invoice } from "@surety/core/invoice/invoice";
import type { Clock } from "@surety/core/ports/clock";
import type { Database } from "../storage/database.ts";

/** Beside a workflow, so that these locks meet no others. */
const lockSpace = 7_788_040;
/** So long after its case has ended an invoice may still be on its way into the books. */
const bookedWithinMs = 3_600_000;
const mostSeen = 500;

interface UnderWayParts {
  database: Database;
  clock: Clock;
}

/**
 * The invoices of this workflow that are being worked on or were just posted, and that no book shows yet: those that came
 * to be matched before this one and share its number, order or amount. This one is written down for the ones behind it, once
 * for each case, so that of two at the same moment the second sees the first.
 */
export async function invoicesUnderWay(
  { database, clock }: UnderWayParts,
  caseId: string,
  workflow: string,
  invoice: Invoice,
): Promise<EarlierInvoice[]> {
  const number = documentKey(invoice.number ?? "");
  const order = invoice.orderNumber === null ? null : documentKey(invoice.orderNumber);
  const gross = invoice.totals.gross?.micros ?? null;
  const since = new Date(clock.now().getTime() - bookedWithinMs);
  return database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1, hashtext($2))", [lockSpace, workflow]);
    await tx.query(
      `insert into surety.matched_invoices (case_id, workflow, number_key, order_key, gross_micros, invoice)
       values ($1, $2, $3, $4, $5, $6) on conflict (case_id) do nothing`,
      [caseId, workflow, number, order, gross, JSON.stringify(earlierOf(invoice))],
    );
    const rows = await tx.query<{ invoice: EarlierInvoice }>(
      `select m.invoice from surety.matched_invoices m join surety.cases c on c.id = m.case_id
       where m.workflow = $2 and m.place < (select place from surety.matched_invoices where case_id = $1)
         and (m.number_key = $3 or m.order_key = $4 or m.gross_micros = $5)
         and c.status <> 'cancelled' and (c.ended_at is null or c.ended_at > $6)
       order by m.place desc limit ${mostSeen}`,
      [caseId, workflow, number, order, gross, since],
    );
    return rows.map((row) => row.invoice);
  });
}

/** Forgets what books have shown for a day. */
export async function sweepMatchedInvoices({ database, clock }: UnderWayParts): Promise<void> {
  await database.query(
    "delete from surety.matched_invoices m using surety.cases c where c.id = m.case_id and c.ended_at < $1",
    [new Date(clock.now().getTime() - 24 * bookedWithinMs)],
  );
}
