import type { SuretyError } from "@surety/core/errors/surety-error";
import { TransientError } from "@surety/core/errors/transient-error";
import { count } from "@surety/core/gate/percent";
import type { ModelFacts } from "@surety/core/language/model-facts";
import type { ModelCheck, ModelCheckName } from "@surety/core/language/model-report";
import type { OfferedModel } from "@surety/core/ports/connector";
import type { Completion } from "@surety/core/ports/language-model";

type Shown = Pick<ModelCheck, "outcome" | "what"> & { remedy?: string };

/** Without these a judgment cannot use it at all; the others are missed only where they are needed. */
const needed = new Set<ModelCheckName>(["answers", "schema", "stream"]);

/** What it says of a model that a call failed. */
export function failureShown(check: ModelCheckName, error: SuretyError): Shown {
  const { message, remedy } = error;
  const mayPass = error.code === "budget-spent" || (error instanceof TransientError && !needed.has(check));
  const outcome = mayPass ? "unknown" : needed.has(check) ? "failed" : "cannot";
  return { outcome, what: message, ...(remedy === undefined ? {} : { remedy }) };
}

/** Whether it answers, and its provider counts what is billed. */
export function countShown({ usage, finish }: Completion): Shown {
  const { input, output } = usage;
  if (finish === "refused")
    return { outcome: "failed", what: "It refuses to say whether an apple is a fruit.", remedy: "Use another model." };
  if (input === null || output === null)
    return {
      outcome: "cannot",
      what: "It answers, but its provider does not count tokens: each call counts in budgets with all that it may cost.",
    };
  return { outcome: "can", what: `It read ${count(input)} tokens and wrote ${count(output)}.` };
}

/** Whether who answered is who should. */
export function versionShown({ pinned }: ModelFacts, answeredBy: string | null): Shown {
  if (answeredBy === null)
    return { outcome: "cannot", what: "Its provider does not say who answered: another version would not be noticed." };
  if (pinned === undefined)
    return {
      outcome: "can",
      what: `It answered as ${answeredBy}; nothing is pinned.`,
      remedy: `With pinned: ${answeredBy}, another version is told at once.`,
    };
  if (answeredBy === pinned) return { outcome: "can", what: `It answered as ${pinned}, as pinned.` };
  return {
    outcome: "failed",
    what: `It answered as ${answeredBy} instead of ${pinned}, which is pinned.`,
    remedy: "Pin the new snapshot, measure it on your labels, and derive the gate again.",
  };
}

/** What fits into it, as its provider and our lists say. */
export function contextShown({ context }: ModelFacts, name: string, offered: readonly OfferedModel[]): Shown {
  const listed = offered.find((one) => one.name === name);
  const missing = offered.length > 0 && listed === undefined ? " Its provider does not list it." : "";
  const said = listed?.context ?? null;
  if (said !== null && context !== undefined && said !== context)
    return {
      outcome: "failed",
      what: `${count(context)} tokens by our list, but ${count(said)} by its provider's.`,
      remedy: `Correct context in the connection or in models.yaml: context: ${said}.`,
    };
  if (said !== null) return { outcome: "can", what: `${count(said)} tokens, as its provider says.` };
  if (context !== undefined)
    return { outcome: "unknown", what: `${count(context)} tokens by our list; its provider does not say.${missing}` };
  const remedy = "Write it down as context, in the connection or in models.yaml.";
  return { outcome: "unknown", what: `Nobody says what fits into it.${missing}`, remedy };
}

/** What it costs today. */
export function priceShown(
  { prices }: ModelFacts,
  { connection, model }: { connection: string; model: string },
  now: Date,
): Shown {
  const day = now.toISOString().slice(0, 10);
  const price = prices.filter(({ from }) => from <= day).toSorted((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (price === undefined)
    return {
      outcome: "cannot",
      what: "Nobody has said what it costs: it is used without a bill, and not asked where a budget applies.",
      remedy: `Add "${model}" with its prices (0 where it is free) to the connection "${connection}" or to models.yaml.`,
    };
  const cached = price.cachedInput === undefined ? "" : `, ${price.cachedInput} from its cache`;
  const what = `${price.input} for a million tokens read${cached}, ${price.output} for a million written, since ${price.from}.`;
  return { outcome: "can", what };
}
