import type { Template } from "../expression/template.ts";
import type { Expressions } from "./compiled-prepare-step.ts";

/** One action; `id` is `block.rule.action`, e.g. `2.0.1`, stable within the document. Paths of `http` come out percent-encoded. */
export type CompiledAction = { readonly id: string; readonly timeoutMs: number; readonly retries: number } & (
  | { readonly kind: "assign"; readonly queue: Template }
  | {
      readonly kind: "update";
      readonly connection: string;
      readonly table: string;
      readonly key: Expressions;
      readonly set: Expressions;
    }
  | {
      readonly kind: "http";
      readonly connection: string;
      readonly method: "POST" | "PUT" | "PATCH" | "DELETE";
      readonly path: Template;
      readonly body: Expressions;
    }
  | { readonly kind: "webhook"; readonly connection: string; readonly event: string; readonly data: Expressions }
  | {
      readonly kind: "email";
      readonly connection: string;
      readonly to: Template;
      readonly subject: Template;
      readonly text: Template;
    }
  | { readonly kind: "notify"; readonly connection: string; readonly text: Template }
  | { readonly kind: "tool"; readonly connection: string; readonly tool: string; readonly arguments: Expressions }
  | { readonly kind: "start"; readonly workflow: string; readonly input: Expressions }
  | { readonly kind: "store"; readonly record: string; readonly data: Expressions }
  | {
      readonly kind: "track";
      readonly judgment: string;
      readonly types: readonly string[];
      readonly daysBefore: readonly number[];
      /** Which day counts of a clause that names several. */
      readonly day: "first" | "last";
      readonly zone: string | null;
    }
  | { readonly kind: "carryOut"; readonly judgment: string }
  | { readonly kind: "call"; readonly function: string; readonly with: Expressions }
);
