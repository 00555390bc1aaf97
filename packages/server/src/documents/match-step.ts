import { type Invoice, invoiceRecord } from "@surety/core/invoice/invoice";
import { withThoseUnderWay } from "@surety/core/matching/earlier-of";
import { matchInvoice } from "@surety/core/matching/match-invoice";
import { unreadableRecords } from "@surety/core/matching/unreadable-records";
import type { EarlierInvoice, RecordKind, RecordOf } from "@surety/core/matching/match-records";
import { readRecords, type RecordProblem } from "@surety/core/matching/read-records";
import type { MatchedInvoice } from "@surety/core/matching/mismatch";
import type { Tolerances } from "@surety/core/matching/tolerance";
import { mismatchSentence } from "@surety/core/matching/why-mismatched";
import type { CompiledLookup, CompiledMatch } from "@surety/core/workflow/compiled-prepare-step";
import type { Made } from "../worker/pure-step.ts";

type MatchStep = CompiledMatch & { readonly onMissing: "continue" | "exception" };
type Scope = Record<string, unknown>;

interface Asking {
  find(lookup: CompiledLookup): Promise<Made>;
  /** Earlier invoices of this installation that are in no book yet. */
  underWay(invoice: Invoice): Promise<EarlierInvoice[]>;
}

/**
 * Holds the invoice of a case against what is known of it now. A mismatch is refused here where the step sends it to a
 * person at once; where it goes on, the next gate refuses it.
 */
export async function matchStep(step: MatchStep, scope: Scope, asking: Asking): Promise<Made> {
  const invoice = invoiceRecord.safeParse(step.invoice.evaluate(scope));
  if (!invoice.success) return { value: null, missing: "there is no invoice to match" };
  const known = new Known(step, scope, asking);
  const value = await known.match(invoice.data, tolerancesOf(step, scope)).catch((error: unknown) => {
    if (error instanceof RecordsUnreadable) return unreadableRecords(error.kind, error.problem);
    throw error;
  });
  const refusal = step.onMissing === "exception" ? mismatchSentence(value.mismatches) : null;
  const asked = known.at === null ? {} : { at: known.at };
  return refusal === null ? { value, missing: null, ...asked } : { value, missing: refusal, refused: true, ...asked };
}

class RecordsUnreadable extends Error {
  readonly kind: RecordKind;

  readonly problem: RecordProblem;

  constructor(kind: RecordKind, problem: RecordProblem) {
    super(problem.problem);
    this.kind = kind;
    this.problem = problem;
  }
}

/** The records that a step names, asked for all at once, and what they say of an invoice. */
class Known {
  /** When the first of the other systems was asked. */
  at: string | null = null;
  readonly #found: ReadonlyMap<string, Promise<unknown>>;
  readonly #asking: Asking;

  constructor({ records }: MatchStep, scope: Scope, asking: Asking) {
    this.#asking = asking;
    const ask = async (lookup: CompiledLookup) => {
      const { value, at } = await asking.find(lookup);
      this.at ??= at ?? null;
      return value;
    };
    this.#found = new Map(
      Object.entries(records).map(([kind, source]) => {
        const found = "evaluate" in source ? Promise.resolve(source.evaluate(scope)) : ask(source);
        // Whoever waits for it hears of it; nobody waits for the others when one has failed.
        found.catch(() => {});
        return [kind, found];
      }),
    );
  }

  async match(invoice: Invoice, tolerances: Tolerances): Promise<MatchedInvoice> {
    const underWay = await this.#asking.underWay(invoice);
    return matchInvoice({
      invoice,
      orders: (await this.#records("orders")) ?? [],
      receipts: await this.#records("receipts"),
      earlier: withThoseUnderWay((await this.#records("earlier")) ?? [], underWay),
      suppliers: await this.#records("suppliers"),
      customers: await this.#records("customers"),
      rates: (await this.#records("rates")) ?? [],
      units: (await this.#records("units")) ?? [],
      tolerances,
    });
  }

  /** Null where the step does not name them. */
  async #records<Kind extends RecordKind>(kind: Kind): Promise<RecordOf<Kind>[] | null> {
    const found = this.#found.get(kind);
    if (found === undefined) return null;
    const read = readRecords(kind, await found);
    if ("problem" in read) throw new RecordsUnreadable(kind, read);
    return read.records;
  }
}

function tolerancesOf({ tolerances }: MatchStep, scope: Scope): Tolerances {
  return tolerances.find(({ when }) => when === null || when.evaluate(scope) === true)?.tolerances ?? {};
}
