import type { Check } from "../check.ts";
import { actionWords, strengthOf } from "../action-reach.ts";
import { readsOfAction } from "../names-read.ts";
import { rootOf } from "../strangers-text.ts";

export const lookupMissingUnhandled: Check = {
  code: "lookup-missing-unhandled",
  family: "no-preparation",
  severity: "risk",
  title: "A lookup that found nothing goes on",
  looksFor: "A lookup with `onMissing: continue` whose values leave the house in an action that nothing guards.",
  why: "Where no row is found the action runs with holes: a letter to nobody, an update with nothing in it.",
  fix: "Set onMissing: exception, expect the value, or test it in the rule's condition.",
  example: {
    before:
      "customer: { lookup: { … }, onMissing: continue }\n…\n- otherwise: [{ email: { to: '{{ customer.email }}' } }]",
    after: "customer: { lookup: { … }, onMissing: exception }",
  },
  look: ({ steps, actions, compiled }) =>
    steps.flatMap(({ step, path }) => {
      if (!step.kind.startsWith("lookup") || step.onMissing === "exception") return [];
      const expects = compiled.blocks.flatMap((block) => (block.layer === "prepare" ? block.expect : []));
      const reads = (names: readonly string[]) => names.some((name) => rootOf(name) === step.name);
      if (expects.some((one) => reads(one.names))) return [];
      const bare = actions.find(
        ({ action, when }) => strengthOf(action) >= 2 && reads(readsOfAction(action)) && !reads(when?.names ?? []),
      );
      if (bare === undefined) return [];
      return [{ path, what: `Where "${step.name}" finds nothing, ${actionWords(bare.action)} happens all the same.` }];
    }),
};
