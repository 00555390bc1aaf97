import { draftsReplies, type Mistake, prepareOf, gate, secondRule } from "./edits.fixture.ts";

/** No confidence. */
export const noConfidenceMistakes: readonly Mistake[] = [
  ["sets a threshold by hand", "tickets", "hand-set-threshold", (design) => gate(design, { fixedThreshold: 0.8 })],
  [
    "takes a rewritten draft for an accepted one",
    "replies",
    "drafts-loosely-accepted",
    (design) => draftsReplies(design, { mostChanged: 0.3 }),
  ],
  [
    "sets a threshold that guessing reaches",
    "tickets",
    "threshold-out-of-range",
    (design) => gate(design, { fixedThreshold: 0.2 }),
  ],
  [
    "sets a threshold that nothing reaches",
    "tickets",
    "threshold-out-of-range",
    (design) => gate(design, { fixedThreshold: 1 }),
  ],
  [
    "hides a threshold in a rule",
    "tickets",
    "confidence-compared-by-hand",
    (design) => secondRule(design, 'intent.value == "bug" && intent.confidence > 0.7'),
  ],
  [
    "hides a threshold in reviewWhen",
    "tickets",
    "confidence-compared-by-hand",
    (design) => gate(design, { reviewWhen: "intent.confidence < 0.9" }),
  ],
  [
    "asks a model in a prepare function",
    "tickets",
    "hidden-judgment",
    (design) => {
      prepareOf(design).prepare["mood"] = { call: "classifyMood", with: { text: "text" } };
    },
  ],
  [
    "asks a model over a lookup",
    "tickets",
    "hidden-judgment",
    (design) => {
      prepareOf(design).prepare["mood"] = { lookup: { connection: "openai", path: "mood" } };
    },
  ],
  ["allows more errors than before", "tickets", "target-above-baseline", (design) => gate(design, { maxError: 0.12 })],
  ["allows every third to be wrong", "tickets", "target-too-loose", (design) => gate(design, { maxError: 0.34 })],
  ["promises with little assurance", "tickets", "assurance-too-low", (design) => gate(design, { assurance: 0.7 })],
  [
    "makes a segment of every customer",
    "tickets",
    "segment-too-fine",
    (design) => gate(design, { segment: "input.customerId" }),
  ],
];
