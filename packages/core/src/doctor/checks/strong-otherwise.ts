import type { Check } from "../check.ts";
import { actionWords, strengthOf } from "../action-reach.ts";

const reachesOutside = 3;

export const strongOtherwise: Check = {
  code: "strong-otherwise",
  family: "design",
  severity: "risk",
  title: "The rest gets the strongest action",
  looksFor:
    "An `otherwise` that reaches outside, moves money or does something final, where no rule before it does as much.",
  why: "Otherwise takes what nobody thought of: the least understood cases get the gravest effect.",
  fix: "Give that action a condition of its own, and let otherwise hand the case to a queue.",
  example: {
    before:
      '- when: intent.value == "question"\n  do: [{ assign: { queue: help } }]\n- otherwise: [{ http: { connection: shop, path: refunds } }]',
    after:
      '- when: intent.value == "refund"\n  do: [{ http: { connection: shop, path: refunds } }]\n- otherwise: [{ assign: { queue: help } }]',
  },
  look: ({ actions, compiled }) =>
    compiled.blocks.flatMap((block) => {
      if (block.layer !== "act" || block.rules.length < 2) return [];
      const here = actions.filter((site) => site.block === block.index);
      const before = Math.max(0, ...here.filter((site) => site.when !== null).map((site) => strengthOf(site.action)));
      const rest = here.find(
        (site) => site.when === null && strengthOf(site.action) >= Math.max(reachesOutside, before + 1),
      );
      return rest === undefined
        ? []
        : [{ path: rest.path, what: `Whatever no rule names ends in ${actionWords(rest.action)}.` }];
    }),
};
