import { checkExpression } from "../expression/check-expression.ts";
import { checkTemplate } from "../expression/check-template.ts";
import type { RecordKind } from "../matching/match-records.ts";
import { type MatchSpec, recordKinds } from "../workflow/compile-match.ts";
import type { PrepareStep } from "../workflow/prepare-schema.ts";

/** Where a prepared value comes from, for whoever has to believe it. */
export interface Provenance {
  /** `input.body, without markup, quoted mails and signature` */
  sentence: string;
  /** The connection that was asked; null where nobody outside was. */
  connection: string | null;
  /** The paths that it was made from: `input.customerId`, `customer.tier`. */
  reads: string[];
}

const stripped = { html: "markup", quotes: "quoted mails", signature: "signature" } as const;

/** Reads the step and nothing else, so that it says the same before and after the value is there. */
export function provenanceOf(step: PrepareStep): Provenance {
  if ("clean" in step) {
    const { from, strip } = step.clean;
    const without = listed(strip.map((one) => stripped[one]));
    return inside(without === "" ? `${from}, tidied` : `${from}, without ${without}`, [from]);
  }
  if ("normalise" in step) {
    const { from, as, country, currency } = step.normalise;
    const by = [country === undefined ? "" : ` of ${country}`, currency === undefined ? "" : ` in ${currency}`].join(
      "",
    );
    return inside(`${from}, read as ${as}${by}`, [from]);
  }
  if ("transcribe" in step) {
    const { document, model } = step.transcribe;
    const connection = model.slice(0, model.indexOf("/"));
    return { sentence: `written down by ${model} from ${document}`, connection, reads: readsOf([document]) };
  }
  if ("read" in step) return inside(`read in ${step.read.document}`, [step.read.document]);
  if ("match" in step) return matchedWith(step.match);
  if ("compute" in step) return inside(`computed: ${step.compute}`, [step.compute]);
  if ("call" in step) {
    const args = Object.values(step.with);
    return inside(`made by your function ${step.call}${args.length === 0 ? "" : ` from ${listed(args)}`}`, args);
  }
  return lookedUp(step.lookup);
}

const recordWords: Readonly<Record<RecordKind, string>> = {
  orders: "orders",
  receipts: "receipts",
  earlier: "earlier invoices",
  suppliers: "suppliers",
  customers: "customers",
  rates: "rates",
  units: "units",
};

/** `invoice of doc.invoice, matched with orders from erp and rates of input.rates` */
function matchedWith(spec: MatchSpec): Provenance {
  const sources = recordKinds.flatMap((kind) => {
    const source = spec[kind];
    if (source === undefined) return [];
    const [looked, from] =
      typeof source === "string"
        ? [inside(source, [source]), source]
        : [lookedUp(source.lookup), source.lookup.connection];
    return [{ ...looked, words: `${recordWords[kind]} of ${from}` }];
  });
  return {
    sentence: `${spec.invoice}, matched with ${listed(sources.map(({ words }) => words))}`,
    connection: sources.find(({ connection }) => connection !== null)?.connection ?? null,
    reads: [...new Set([...readsOf([spec.invoice]), ...sources.flatMap(({ reads }) => reads)])].toSorted(),
  };
}

type Lookup = Extract<PrepareStep, { lookup: unknown }>["lookup"];

function lookedUp(lookup: Lookup): Provenance {
  const { connection } = lookup;
  if ("sql" in lookup) {
    const by = Object.values(lookup.params);
    const sentence = `looked up in ${connection}${by.length === 0 ? "" : ` by ${listed(by)}`}`;
    return { sentence, connection, reads: readsOf(by) };
  }
  if ("tool" in lookup) {
    const by = Object.values(lookup.arguments);
    const sentence = `told by the tool ${lookup.tool} of ${connection}${by.length === 0 ? "" : ` for ${listed(by)}`}`;
    return { sentence, connection, reads: readsOf(by) };
  }
  const by = Object.values(lookup.query);
  const inPath = checkTemplate(lookup.path, { names: {} }, "text").names;
  const asked = [...inPath, ...by];
  const sentence = `looked up at ${connection}${asked.length === 0 ? "" : ` by ${listed(asked)}`}`;
  return { sentence, connection, reads: [...new Set([...inPath, ...readsOf(by)])].toSorted() };
}

const inside = (sentence: string, sources: readonly string[]): Provenance => ({
  sentence,
  connection: null,
  reads: readsOf(sources),
});

function readsOf(sources: readonly string[]): string[] {
  return [...new Set(sources.flatMap((source) => checkExpression(source, { names: {} }).names))].toSorted();
}

/** `markup, quoted mails and signature` */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}
