import { type Mistake, judgeOf, actOf, classify, prepareOf } from "./edits.fixture.ts";

/** AI where a rule would do. */
export const ruleWouldDoMistakes: readonly Mistake[] = [
  [
    "asks a model for what a rule of the document answers",
    "dispatch",
    "rule-already-decides",
    (design) => {
      judgeOf(design).judge["teamAgain"] = {
        classify: { text: "{{ input.jobId }}", labels: ["heavy", "north", "south"] },
      };
    },
  ],
  [
    "judges what the sender states",
    "transactions",
    "answer-in-input",
    (design) => {
      judgeOf(design).judge["direction"] = { classify: { text: "{{ input.reference }}", labels: ["out", "in"] } };
      actOf(design).splice(0, 1, { otherwise: [{ assign: { queue: "{{ direction.value }}-{{ category.value }}" } }] });
    },
  ],
  [
    "judges an urgency that nothing reads",
    "tickets",
    "unused-judgment",
    (design) => {
      judgeOf(design).judge["urgency"] = { score: { text: "{{ text }}", scale: ["low", "high"] } };
    },
  ],
  [
    "asks a model whether a number is large",
    "transactions",
    "judges-no-text",
    (design) => {
      classify(design, "category", { text: "{{ input.cents }} {{ input.direction }}" });
    },
  ],
  [
    "asks a model for the currency of an e-invoice",
    "invoices",
    "model-asked-for-invoice-field",
    (design) => {
      design.input.properties["document"] = { type: "object", format: "document" };
      prepareOf(design).prepare["doc"] = { read: { document: "input.document" } };
      judgeOf(design).judge["currency"] = { classify: { text: "{{ doc.text }}", labels: ["EUR", "USD"] } };
    },
  ],
];
