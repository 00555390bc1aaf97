import type { Check } from "../check.ts";
import { rootOf } from "../strangers-text.ts";
import { answersOf, asksModel } from "../patient.ts";
import { COUNTRY_CODES } from "../../prepare/country-codes.ts";

const currencies = new Set(Intl.supportedValuesOf("currency"));
const countries = new Set(COUNTRY_CODES.map(({ alpha2 }) => alpha2));
const kinds = new Set(["invoice", "credit-note", "credit note", "credit"]);

/** What a closed list of answers asks for, where the record of an e-invoice says it: the field that does. */
const fields: readonly (readonly [field: string, is: (label: string) => boolean])[] = [
  ["currency", (label) => currencies.has(label.toUpperCase())],
  ["seller.country", (label) => countries.has(label.toUpperCase())],
  ["kind", (label) => kinds.has(label.toLowerCase())],
];

export const modelAskedForInvoiceField: Check = {
  code: "model-asked-for-invoice-field",
  family: "needless-ai",
  severity: "risk",
  title: "A model is asked for what the e-invoice says",
  looksFor: "A model reads a document for a currency, a country, or whether it is an invoice or a credit note.",
  why: "An e-invoice states this exactly; a model costs money and is sometimes wrong about it.",
  fix: "Decide by a rule over the record where there is one, and ask the model only where it is null.",
  example: {
    before: 'currency: { classify: { text: "{{ doc.text }}", labels: [EUR, USD] } }',
    after: `currency: { rule: { cases: [{ when: 'doc.invoice.currency == "EUR"', value: EUR }] } }`,
  },
  look: ({ judgments, steps }) => {
    const reads = new Set(steps.filter(({ step }) => step.kind === "read").map(({ step }) => step.name));
    return judgments.flatMap(({ judgment, path }) => {
      if (!asksModel(judgment)) return [];
      const step = judgment.text.names.map(rootOf).find((name) => reads.has(name));
      const labels = answersOf(judgment);
      const field = fields.find(([, is]) => labels.length > 0 && labels.every(is))?.[0];
      if (step === undefined || field === undefined) return [];
      return [
        {
          path,
          what: `"${judgment.name}" asks a model for what ${step}.invoice.${field} says of every e-invoice.`,
          fix: `Decide by a rule over ${step}.invoice.${field}, and ask the model only where ${step}.invoice is null.`,
        },
      ];
    });
  },
};
