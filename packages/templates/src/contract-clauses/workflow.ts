import { defineWorkflow } from "@surety/core/workflow/define-workflow";
import { clauseTypes } from "./samples/words/wording.ts";

/** What the process cost before automation. Typed here; a timed sample on the Value tab replaces it. */
const baseline = { minutesPerCase: 25, costPerHour: 55, errorRate: 0.1 };

const plan = { clauses: "terms", remind: ["30d", "7d"], zone: "Europe/Berlin" };
/** What contracts ask for by a day; a term is over on the last day that it names. */
const kept = [
  { track: { ...plan, types: ["renewal", "insurance", "payment terms"] } },
  { track: { ...plan, types: ["term"], day: "last" as const } },
];

/** Contracts are read, their clauses found and quoted, and what they ask for by a day is kept with its reminders. */
export const contractClauses = defineWorkflow({
  name: "contract-clauses",
  title: "Contract clauses",
  description:
    "Reads contracts, finds and quotes their clauses, and keeps what they ask for by a day. A person looks at those of which the model is not sure, and at all that lack what every contract should have.",
  noun: "contracts",
  owner: "legal",
  input: {
    type: "object",
    required: ["document"],
    properties: {
      document: {
        type: "object",
        format: "document",
        title: "Contract",
        description: "A PDF, a scan or a Word document.",
      },
    },
  },
  triggers: [
    { id: "api", api: {} },
    {
      id: "form",
      form: {
        title: "File a contract with Kestrel Home",
        fields: ["document"],
        intro: "Its clauses are found and quoted, and somebody is reminded of what it asks for by a day.",
      },
    },
  ],
  accept: "size(input.document.hash) > 0",
  dedupe: { key: "input.document.hash", within: "365d" },
  flow: [
    { prepare: { doc: { read: { document: "input.document" } } }, expect: ["size(doc.text) >= 200"] },
    {
      judge: { terms: { clauses: { text: "{{ doc.text }}", types: [...clauseTypes] } } },
      // What automation may get wrong is what people overlooked before it: the baseline's error rate.
      gate: {
        maxError: baseline.errorRate,
        audit: 0.1,
        reviewWhen: '!("governing law" in terms.present) || !("liability cap" in terms.present)',
      },
    },
    {
      act: [
        {
          name: "Nothing that limits liability, or no law",
          when: '!("governing law" in terms.present) || !("liability cap" in terms.present)',
          do: [{ assign: { queue: "to-negotiate" } }, ...kept],
        },
        { name: "Filed", otherwise: [{ assign: { queue: "filed" } }, ...kept] },
      ],
    },
  ],
  review: { queue: "legal", due: "16h", stakes: "normal", undoSeconds: 5 },
  measure: { baseline, currency: "EUR", costOfError: 400 },
  alerts: [{ connection: "duty-desk" }],
});

export default contractClauses;
