import type { CompiledAction } from "@surety/core/workflow/compiled-action";
import { evaluateAll } from "./prepare-block.ts";
import type { LedgerEffect } from "./work-case.ts";

/** An action that reaches outside; the others happen with the commit. */
export type OutsideAction = Exclude<CompiledAction, { kind: "assign" | "store" | "start" | "track" | "carryOut" }>;

/** What will be asked of the outside, computed once: repetitions send the same. */
export function requestOf(action: OutsideAction, scope: Record<string, unknown>): LedgerEffect["request"] {
  switch (action.kind) {
    case "update":
      return {
        kind: "update",
        table: action.table,
        key: evaluateAll(action.key, scope),
        set: evaluateAll(action.set, scope),
      };
    case "http":
      return {
        kind: "http",
        method: action.method,
        path: action.path.render(scope),
        body: evaluateAll(action.body, scope),
      };
    case "webhook":
      return { kind: "webhook", event: action.event, data: evaluateAll(action.data, scope) };
    case "email":
      return {
        kind: "email",
        to: action.to.render(scope),
        subject: action.subject.render(scope),
        text: action.text.render(scope),
      };
    case "notify":
      return { kind: "notify", text: action.text.render(scope) };
    case "tool":
      return { kind: "tool", tool: action.tool, arguments: evaluateAll(action.arguments, scope) };
    case "call":
      return { kind: "call", function: action.function, with: evaluateAll(action.with, scope) };
  }
}
