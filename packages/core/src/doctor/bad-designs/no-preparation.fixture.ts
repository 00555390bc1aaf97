import { type Mistake, prepareOf, classify } from "./edits.fixture.ts";

/** No preparation. */
export const noPreparationMistakes: readonly Mistake[] = [
  [
    "judges the mail as it came",
    "invoices",
    "raw-text-judged",
    (design) => classify(design, "kind", { text: "{{ input.body }}" }),
  ],
  [
    "judges the mail in lower case as it came",
    "invoices",
    "raw-text-judged",
    (design) => {
      prepareOf(design).prepare["lower"] = { compute: "input.body.lowerAscii()" };
      classify(design, "kind", { text: "{{ lower }}" });
    },
  ],
  [
    "judges a subject of any length",
    "tickets",
    "unbounded-text-judged",
    (design) => {
      design.input.properties["subject"] = { type: "string" };
    },
  ],
  [
    "expects nothing",
    "tickets",
    "no-expectations",
    (design) => {
      delete prepareOf(design).expect;
    },
  ],
  [
    "mails whoever was not found",
    "order-confirmations",
    "lookup-missing-unhandled",
    (design) => {
      prepareOf(design).prepare["order"]!.onMissing = "continue";
    },
  ],
  [
    "waits ten minutes for a database",
    "tickets",
    "slow-lookup",
    (design) => {
      Object.assign((prepareOf(design).prepare["customer"] as { lookup: object }).lookup, { timeout: "10m" });
    },
  ],
  [
    "takes any object",
    "tickets",
    "schema-accepts-anything",
    (design) => {
      design.input.properties["order"] = { type: "object" };
    },
  ],
  [
    "requires nothing",
    "feedback",
    "schema-accepts-anything",
    (design) => {
      design.input.required = [];
    },
  ],
  [
    "takes each repetition for a new case",
    "leads",
    "no-dedupe",
    (design) => {
      delete design.dedupe;
    },
  ],
  [
    "takes each mail for a new one",
    "invoices",
    "no-dedupe",
    (design) => {
      delete design.dedupe;
    },
  ],
  [
    "forgets the id in a map",
    "replies",
    "dedupe-key-not-mapped",
    (design) => {
      design.input.required = ["body", "customerId"];
      design.triggers = [
        { id: "mail", email: { connection: "inbox" }, map: { body: "event.text", customerId: "event.customer" } },
      ];
    },
  ],
  [
    "forgets repetitions after ten minutes",
    "leads",
    "dedupe-window-short",
    (design) => {
      design.dedupe = { key: "input.leadId", within: "10m" };
    },
  ],
  [
    "reads eighty characters of a letter",
    "applications",
    "text-cut-short",
    (design) => {
      prepareOf(design).prepare["letter"] = { clean: { from: "input.letter", maxLength: 80 } };
    },
  ],
];
