import type { CelNode } from "./cel.ts";
import { type CheckScope, report } from "./check-scope.ts";
import { kindWord } from "./value-type.ts";

/** Checks a node that must be true or false; absent counts as false. */
export function expectCondition(node: CelNode, scope: CheckScope): void {
  const { kind } = scope.check(node, scope);
  if (kind === "boolean" || kind === "dyn" || kind === "null") return;
  report(scope, node, {
    code: "wrong-type",
    message: `A condition must be true or false; this is ${kindWord(kind)}.`,
    remedy: 'Compare it with something, e.g. == "gold" or > 100.',
  });
}
