import type { Expression } from "../expression/expression.ts";
import { recordSchemas, type RecordKind } from "../matching/match-records.ts";
import type { Compilation, Path } from "./compilation.ts";
import type { CompiledLookup, CompiledMatch } from "./compiled-prepare-step.ts";
import type { PrepareStep } from "./prepare-schema.ts";

export type MatchSpec = Extract<PrepareStep, { match: unknown }>["match"];
type Source = MatchSpec["orders"];
type CompileLookup = (lookup: Extract<Source, object>["lookup"], path: Path) => CompiledLookup;

/** The sources that a match step can name, in the order of its document. */
export const recordKinds = Object.keys(recordSchemas) as RecordKind[];

/** Compiles what an invoice is held against; `lookup` compiles a lookup as a step of its own would. */
export function compileMatch(
  spec: MatchSpec,
  path: Path,
  compilation: Compilation,
  lookup: CompileLookup,
): CompiledMatch {
  const invoice = compilation.expression(spec.invoice, [...path, "invoice"], ["object", "null"]);
  reportOther(invoice, [...path, "invoice"], compilation);
  const records: Partial<Record<RecordKind, Expression | CompiledLookup>> = {};
  for (const kind of recordKinds) {
    const source = spec[kind];
    if (source === undefined) continue;
    records[kind] =
      typeof source === "string"
        ? compilation.expression(source, [...path, kind], ["list", "object", "null"])
        : lookup(source.lookup, [...path, kind, "lookup"]);
  }
  return { invoice, records, tolerances: compileTolerances(spec.tolerances, [...path, "tolerances"], compilation) };
}

/** Other objects are no invoices, whatever they are called. */
function reportOther({ type }: Expression, path: Path, compilation: Compilation): void {
  if (type.kind !== "object" || ("lines" in type.fields && "totals" in type.fields)) return;
  const nearest = "invoice" in type.fields ? { remedy: 'Write ".invoice" behind it.' } : {};
  compilation.report(path, {
    code: "no-invoice",
    message: "This is not the record of an invoice, which a read step gives as its invoice.",
    ...nearest,
  });
}

function compileTolerances(
  spec: MatchSpec["tolerances"],
  path: Path,
  compilation: Compilation,
): CompiledMatch["tolerances"] {
  if (!Array.isArray(spec)) return [{ when: null, tolerances: spec }];
  const always = spec.findIndex(({ when }) => when === undefined);
  if (always >= 0 && always < spec.length - 1) {
    compilation.report([...path, always], {
      code: "unreachable-tolerances",
      message: "These tolerances have no when, so the ones after them never count.",
      remedy: "Move them to the end, or say when they count.",
    });
  }
  return spec.map(({ when, ...tolerances }, at) => ({
    when: when === undefined ? null : compilation.expression(when, [...path, at, "when"], ["boolean"]),
    tolerances,
  }));
}
