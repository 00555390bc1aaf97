import type { RecordKind } from "../matching/match-records.ts";
import type { Tolerances } from "../matching/tolerance.ts";
import type { Expression } from "../expression/expression.ts";
import type { Template } from "../expression/template.ts";

/** Named CEL arguments, in the order of the document. */
export type Expressions = Readonly<Record<string, Expression>>;

/** A lookup, wherever it stands. */
export type CompiledLookup = Extract<CompiledPrepareStep, { kind: `lookup-${string}` }>;

/** What an invoice is held against: records of the case, or what lookups find. */
export interface CompiledMatch {
  readonly invoice: Expression;
  readonly records: Readonly<Partial<Record<RecordKind, Expression | CompiledLookup>>>;
  /** The first whose `when` holds, or has none, counts. */
  readonly tolerances: readonly { readonly when: Expression | null; readonly tolerances: Tolerances }[];
}

/** One step of a prepare block; `onMissing` says whether a null result goes on or to the exception path. Times in milliseconds. */
export type CompiledPrepareStep = { readonly name: string; readonly onMissing: "continue" | "exception" } & (
  | {
      readonly kind: "clean";
      readonly from: Expression;
      readonly strip: readonly ("html" | "quotes" | "signature")[];
      readonly maxLength: number;
    }
  | {
      readonly kind: "normalise";
      readonly from: Expression;
      readonly as: NormaliseAs;
      readonly country?: string;
      readonly currency?: string;
    }
  | {
      readonly kind: "lookup-sql";
      readonly connection: string;
      readonly sql: string;
      readonly params: Expressions;
      readonly cacheMs: number | null;
      readonly timeoutMs: number;
    }
  | {
      readonly kind: "lookup-http";
      readonly connection: string;
      readonly path: Template;
      readonly query: Expressions;
      readonly cacheMs: number | null;
      readonly timeoutMs: number;
    }
  | { readonly kind: "read"; readonly document: Expression; readonly maxLength: number }
  | {
      readonly kind: "transcribe";
      readonly document: Expression;
      readonly connection: string;
      readonly model: string;
      readonly language: string | null;
      readonly maxLength: number;
    }
  | {
      readonly kind: "lookup-tool";
      readonly connection: string;
      readonly tool: string;
      readonly arguments: Expressions;
      readonly cacheMs: number | null;
      readonly timeoutMs: number;
    }
  | ({ readonly kind: "match" } & CompiledMatch)
  | { readonly kind: "compute"; readonly value: Expression }
  | { readonly kind: "call"; readonly function: string; readonly with: Expressions }
);

export type NormaliseAs = "date" | "money" | "phone" | "country" | "lower" | "upper" | "trim" | "number";
