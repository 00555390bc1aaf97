import type { Template } from "../expression/template.ts";
import type { Compilation, Path } from "../workflow/compilation.ts";
import { compileWording } from "../workflow/compile-wording.ts";
import type { CompiledWording } from "../workflow/compiled-workflow.ts";
import type { ExtractSpec } from "./extract-schema.ts";
import type { FieldSpec, FieldSpecs } from "./field-schema.ts";

/** A judgment whose answer is a record of fields. */
export interface CompiledExtract {
  readonly kind: "extract";
  /** Yields the document as a text of words and places (`layoutText`). */
  readonly text: Template;
  /** The read step that it comes from. */
  readonly from: string;
  readonly fields: FieldSpecs;
  /** The field whose value tells layouts apart; null where none does. */
  readonly layouts: string | null;
  /** No closed list: a record may hold anything. */
  readonly labels: readonly [];
  readonly none: null;
  readonly wording: CompiledWording;
  readonly models: readonly string[];
}

/** Compiles what is read of which document; a name that no read step has is reported where it stands. */
export function compileExtract(
  { extract, models }: ExtractSpec,
  path: Path,
  compilation: Compilation,
): CompiledExtract {
  const { from, fields, layouts = null } = extract;
  const type = compilation.names[from];
  const isReading = type?.kind === "object" && Object.hasOwn(type.fields, "layout");
  if (type !== undefined && !isReading) compilation.report([...path, "extract", "from"], noReading(from));
  if (layouts !== null && !Object.hasOwn(fields, layouts))
    compilation.report([...path, "extract", "layouts"], noField(layouts, Object.keys(fields)));
  for (const [name, spec] of Object.entries(fields)) {
    const problem = fieldProblem(spec, fields);
    if (problem !== null) compilation.report([...path, "extract", "fields", name], problem);
  }
  const source = isReading || type === undefined ? `{{ ${from}.layout }}` : "";
  const text = compilation.template(source, [...path, "extract", "from"]);
  const wording = compileWording(extract, models, [...path, "extract"], compilation);
  return { kind: "extract", text, from, fields, layouts, labels: [], none: null, wording, models };
}

/** Whether the answer can be held against orders: it says which of its fields an invoice has. */
export function hasInvoice({ fields }: Pick<CompiledExtract, "fields">): boolean {
  return Object.values(fields).some(({ type, invoice }) => type === "lines" || invoice !== undefined);
}

type Problem = { code: string; message: string; remedy: string };

/** What a field says that does not go together. */
function fieldProblem({ type, columns, sum, invoice }: FieldSpec, fields: FieldSpecs): Problem | null {
  if (type === "lines" && columns === undefined)
    return {
      code: "no-columns",
      message: "Lines have no columns.",
      remedy: "Name what each line has: columns: { name: { type: text }, quantity: { type: number } }.",
    };
  if (type !== "lines" && (columns !== undefined || sum !== undefined))
    return {
      code: "not-lines",
      message: `A field of type ${type} has neither columns nor a sum.`,
      remedy: "Leave them out, or make it type: lines.",
    };
  if (sum !== undefined && fields[sum]?.type !== "money")
    return {
      code: "no-sum",
      message: `"${sum}" is no field of money that lines could add up to.`,
      remedy: "Name one, such as the net total, or leave sum out.",
    };
  const isParty = invoice === "seller" || invoice === "buyer";
  if (invoice === undefined || isParty === (type === "address")) return null;
  return {
    code: "other-place",
    message: `${invoice} of an invoice is ${isParty ? "an address" : "no address"}.`,
    remedy: isParty ? "Make it type: address, or name a part such as seller.name." : "Name seller or buyer.",
  };
}

function noField(name: string, names: readonly string[]): Problem {
  return {
    code: "unknown-field",
    message: `"${name}" is none of the fields that are read: it cannot tell layouts apart.`,
    remedy: `Name one of them, such as the supplier: ${names.join(", ")}.`,
  };
}

function noReading(from: string): Problem {
  return {
    code: "no-reading",
    message: `"${from}" has no pages: fields are read from what a read step gives.`,
    remedy: "Name a step such as doc: { read: { document: input.document } } of an earlier prepare block.",
  };
}
