import type { Family } from "./finding.ts";

/** The families in the order in which they are shown. */
export const families: readonly { readonly id: Family; readonly title: string; readonly about: string }[] = [
  {
    id: "needless-ai",
    title: "AI where a rule would do",
    about: "A rule is free, instant, explains itself and never drifts. A model is for what no rule can say.",
  },
  {
    id: "no-confidence",
    title: "No confidence",
    about: "An answer without an earned confidence is right or wrong and nobody can tell which.",
  },
  {
    id: "no-preparation",
    title: "No preparation",
    about: "A model answers whatever it is given. Most wrong answers were wrong before the model saw them.",
  },
  {
    id: "no-person",
    title: "No person where stakes are high",
    about: "What cannot be taken back needs somebody who looked, had time to, and can say why.",
  },
  {
    id: "static-model",
    title: "A static model",
    about: "The world moves on. Without fresh labels nobody notices when the model no longer fits it.",
  },
  {
    id: "no-observability",
    title: "No observability",
    about: "What nobody measures cannot be shown to be better than before, and nobody hears of it when it is worse.",
  },
  {
    id: "rule-of-two",
    title: "The rule of two",
    about:
      "Of strangers' text, private data and effects outside, a workflow may combine two on its own; with all three a person or an allow-list stands between.",
  },
  {
    id: "design",
    title: "Design",
    about: "Rules that never act, conditions that mean something else, and names that people mix up.",
  },
];
