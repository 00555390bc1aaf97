import type { Check } from "../check.ts";
import type { CompiledAction } from "../../workflow/compiled-action.ts";
import { provenanceOf } from "../strangers-text.ts";

export const taintedDestination: Check = {
  code: "tainted-destination",
  family: "rule-of-two",
  severity: "problem",
  title: "A stranger chooses where it goes",
  looksFor:
    "An address, a path or a queue made of a stranger's text. Compile refuses the plain cases; this follows the text through steps that only change its case or white space, and looks at queues.",
  why: "Whoever sends an event directs mail, requests or work to where they like.",
  fix: "Use a constant, an answer of a judgment, or what a lookup found.",
  example: {
    before: "assign: { queue: '{{ input.team }}' }",
    after: "team: { type: string, enum: [billing, support] }",
  },
  look: ({ compiled, actions }) => {
    const { isStrangers } = provenanceOf(compiled);
    return actions.flatMap(({ action, path }) =>
      destinationsOf(action).flatMap(({ names, field, words }) => {
        const tainted = names.find(isStrangers);
        if (tainted === undefined) return [];
        return [
          { path: [...path, action.kind, field], what: `"${tainted}" comes from outside unchecked and is ${words}.` },
        ];
      }),
    );
  },
};

function destinationsOf(action: CompiledAction) {
  if (action.kind === "email") return [{ names: action.to.names, field: "to", words: "the address of a mail" }];
  if (action.kind === "http") return [{ names: action.path.names, field: "path", words: "part of a request's path" }];
  if (action.kind === "assign") return [{ names: action.queue.names, field: "queue", words: "the queue" }];
  return [];
}
