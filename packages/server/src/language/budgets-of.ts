import { TerminalError } from "@surety/core/errors/terminal-error";
import { UserError } from "@surety/core/errors/user-error";
import { microsOf } from "@surety/core/language/budget-schema";
import type { WorkflowDocument } from "@surety/core/workflow/document";
import type { Clock } from "@surety/core/ports/clock";
import type { SpendingExperiment } from "./keep-bill.ts";
import type { Definition } from "../definitions/definition-store.ts";
import type { Database } from "../storage/database.ts";
import { allowedMicros, leavingRoom } from "./shadow-room.ts";

/** What budgets need of the house. */
export interface BudgetWorld {
  database: Database;
  clock: Clock;
  /** A workflow as it is in force; throws where there is none of that name. */
  workflow(name: string): Promise<Definition>;
  /** What all workflows together may spend on a day, in micro-units; null for as much as they do. */
  installationMicros: number | null;
  /** So many percent of a budget are spent, and nobody was told of it yet. */
  tell(budget: Budget, percent: 80 | 100): void;
}

/** For what money is asked. */
export interface Wanted {
  workflow: string;
  caseId: string | null;
  experiment: SpendingExperiment | null;
  /** As documents name it: brain/gpt-5-mini. */
  model: string;
  /** The most that the call may cost; null where nobody knows its price. */
  micros: number | null;
}

/** One budget that a call must fit into. */
export interface Budget {
  /** `installation`, `workflow:NAME`, `case:ID`, `experiment:ID`, `challenger:ID`. */
  budget: string;
  /** A day (UTC), or `all`. */
  period: string;
  limitMicros: number;
  /** What a call in the shadow leaves of it to live cases; absent for a call that may take all of it. */
  keptMicros?: number;
  /** How a sentence about it begins. */
  title: string;
  currency: string;
  /** Whose call it is. */
  workflow: string;
  /** When a case may go on that waits for it; null where it goes to a person. */
  waitUntil: Date | null;
}

/** The day (UTC) of a moment: `2026-11-29`. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** The moment at which the next day (UTC) begins. */
export const nextDay = (at: Date): Date =>
  new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1));

/**
 * The budgets that a call counts against, as they stand in force now: a budget that was raised or lowered counts for all
 * cases at once, whichever version they began with.
 */
export async function budgetsOf(
  world: BudgetWorld,
  { workflow, caseId, experiment }: Pick<Wanted, "workflow" | "caseId" | "experiment">,
): Promise<Budget[]> {
  const document = await documentOf(world, workflow);
  const now = world.clock.now();
  const policy = document?.budget;
  const shared = { currency: document?.measure?.currency ?? "EUR", workflow };
  const daily = { ...shared, period: dayOf(now), waitUntil: policy?.whenSpent === "wait" ? nextDay(now) : null };
  const found: Budget[] = [];
  if (policy?.perCase !== undefined && caseId !== null) {
    const title = "What this case may cost";
    const limitMicros = microsOf(policy.perCase);
    found.push({ ...shared, budget: `case:${caseId}`, period: "all", limitMicros, title, waitUntil: null });
  }
  if (experiment !== null) {
    const payer = experiment.isChallenger === true ? "challenger" : "experiment";
    const title = `What this ${payer} may cost`;
    const [budget, limitMicros] = [`${payer}:${experiment.id}`, await allowedMicros(world.database, experiment)];
    found.push({ ...shared, budget, period: "all", limitMicros, title, waitUntil: null });
  }
  if (world.installationMicros !== null) {
    const title = `The budget of this installation for ${daily.period}`;
    found.push({ ...daily, budget: "installation", limitMicros: world.installationMicros, title });
  }
  if (policy?.perDay !== undefined) {
    const title = `The budget of ${workflow} for ${daily.period}`;
    found.push({ ...daily, budget: `workflow:${workflow}`, limitMicros: microsOf(policy.perDay), title });
  }
  return experiment?.isChallenger === true ? leavingRoom(world.database, found, now) : found;
}

/** Null for a workflow that is measured before it is installed. */
async function documentOf(world: BudgetWorld, workflow: string): Promise<WorkflowDocument | null> {
  try {
    return (await world.workflow(workflow)).compiled.document;
  } catch (error) {
    if (error instanceof UserError && error.code === "workflow-not-found") return null;
    throw error;
  }
}

export function priceUnknown({ model }: Wanted, { title }: Budget): TerminalError {
  const [connection, name] = [model.slice(0, model.indexOf("/")), model.slice(model.indexOf("/") + 1)];
  return new TerminalError({
    code: "price-unknown",
    message: `${model} was not asked: nobody has said what it costs, and ${lowered(title)} must hold.`,
    remedy: `Add "${name}" with its prices (0 where it is free) to the models of the connection "${connection}".`,
  });
}

const lowered = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1);
