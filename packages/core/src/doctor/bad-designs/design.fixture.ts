import { type Mistake, prepareOf, actOf, classify, secondRule, http } from "./edits.fixture.ts";

/** Design. */
export const designMistakes: readonly Mistake[] = [
  [
    "puts the broader rule first",
    "readings",
    "shadowed-rule",
    (design) => {
      actOf(design).reverse();
      actOf(design).push(actOf(design).shift()!);
    },
  ],
  [
    "puts one label in front of two conditions",
    "tickets",
    "shadowed-rule",
    (design) => {
      actOf(design).unshift({ when: 'intent.value in ["refund", "bug"]', do: [{ assign: { queue: "first" } }] });
    },
  ],
  [
    "lets two ranges overlap",
    "readings",
    "overlapping-rules",
    (design) => {
      actOf(design)[1] = { when: "input.celsius < 95", do: [{ assign: { queue: "watch" } }] };
    },
  ],
  [
    "asks one answer to be two",
    "tickets",
    "condition-never-true",
    (design) => secondRule(design, 'intent.value == "refund" && intent.value == "billing"'),
  ],
  [
    "lets in what lies outside of the bounds",
    "small-refunds",
    "condition-never-true",
    (design) => {
      design.accept = "input.amount < 0";
    },
  ],
  [
    "expects what always holds",
    "tickets",
    "condition-always-true",
    (design) => {
      prepareOf(design).expect = ["size(text) >= 0"];
    },
  ],
  [
    "names every answer and calls it a condition",
    "tickets",
    "condition-always-true",
    (design) => secondRule(design, 'intent.value in ["billing", "refund"] || intent.value in ["bug", "how-to"]'),
  ],
  [
    "has a label twice in two cases",
    "tickets",
    "look-alike-labels",
    (design) => classify(design, "intent", { labels: ["billing", "refund", "bug", "how-to", "Refunds"] }),
  ],
  [
    "spells a label in two ways",
    "tickets",
    "look-alike-labels",
    (design) =>
      classify(design, "intent", { labels: ["billing", "refund", "bug", "how-to", "cancellation", "cancelation"] }),
  ],
  [
    "does the strongest thing to the rest",
    "tickets",
    "strong-otherwise",
    (design) => {
      actOf(design).splice(1, 1, { otherwise: [http("tickets/close")] });
    },
  ],
  [
    "accepts a risk that is gone",
    "tickets",
    "stale-acceptance",
    (design) => {
      design.doctor = { ignore: [{ code: "no-baseline", because: "It was measured meanwhile." }] };
    },
  ],
  [
    "accepts a risk that does not exist",
    "tickets",
    "stale-acceptance",
    (design) => {
      design.doctor = { ignore: [{ code: "no-basline", because: "A slip of the finger." }] };
    },
  ],
];
