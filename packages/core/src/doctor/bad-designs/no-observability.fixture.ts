import { type Mistake, actOf } from "./edits.fixture.ts";

/** No observability. */
export const noObservabilityMistakes: readonly Mistake[] = [
  [
    "measured nothing before",
    "tickets",
    "no-baseline",
    (design) => {
      delete design.measure;
    },
  ],
  [
    "belongs to nobody",
    "tickets",
    "no-owner",
    (design) => {
      delete design.owner;
    },
  ],
  [
    "pays without writing down why",
    "refund-approval",
    "effect-without-record",
    (design) => {
      const [rule] = actOf(design);
      if (rule !== undefined && "do" in rule) rule.do = rule.do.slice(1);
    },
  ],
];
