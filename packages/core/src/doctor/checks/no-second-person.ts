import type { Check } from "../check.ts";

export const noSecondPerson: Check = {
  code: "no-second-person",
  family: "static-model",
  severity: "risk",
  title: "The same person labels and confirms",
  looksFor: "`labels.secondPerson: false` in a workflow that learns.",
  why: "One person's slip against the model teaches it at once, and the next answer confirms the slip.",
  fix: "Leave labels.secondPerson at true: what contradicts the model teaches it when a second person agrees.",
  example: { before: "labels: { secondPerson: false }", after: "labels: { secondOpinions: 0.05 }" },
  look: ({ document, gates }) =>
    gates.length > 0 && !document.labels.secondPerson
      ? [{ path: ["labels", "secondPerson"], what: "What one person says against the model teaches it unchecked." }]
      : [],
};
