import { ownWords } from "../agent/compiled-agent.ts";
import type { Template } from "../expression/template.ts";
import type { Compilation, Path } from "../workflow/compilation.ts";
import type { ExtractSpec } from "./extract-schema.ts";
import type { FieldSpecs } from "./field-schema.ts";

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
  readonly wording: typeof ownWords;
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
  const source = isReading || type === undefined ? `{{ ${from}.layout }}` : "";
  const text = compilation.template(source, [...path, "extract", "from"]);
  return { kind: "extract", text, from, fields, layouts, labels: [], none: null, wording: ownWords, models };
}

function noField(name: string, names: readonly string[]): { code: string; message: string; remedy: string } {
  return {
    code: "unknown-field",
    message: `"${name}" is none of the fields that are read: it cannot tell layouts apart.`,
    remedy: `Name one of them, such as the supplier: ${names.join(", ")}.`,
  };
}

function noReading(from: string): { code: string; message: string; remedy: string } {
  return {
    code: "no-reading",
    message: `"${from}" has no pages: fields are read from what a read step gives.`,
    remedy: "Name a step such as doc: { read: { document: input.document } } of an earlier prepare block.",
  };
}
