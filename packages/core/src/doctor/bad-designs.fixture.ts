import type { WorkflowSource } from "../workflow/document.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import type { DoctorFacts, LabelFacts } from "./doctor-facts.ts";
import type { LabelledCase } from "./fit/labelled-case.ts";
import { goodDesign, healthyFacts } from "./good-designs.fixture.ts";

/** A good design with one mistake in it, and the finding that the mistake must lead to. */
export interface BadDesign {
  readonly mistake: string;
  readonly source: WorkflowSource;
  readonly facts: DoctorFacts;
  readonly code: string;
}

type Layer<Key extends string> = Extract<WorkflowSource["flow"][number], Record<Key, unknown>>;
type Edit = (design: WorkflowSource) => void;

/** At least one bad design for each thing that the doctor looks for. */
export function badDesigns(): BadDesign[] {
  return [...edited, ...factual].map(([mistake, from, code, edit, facts]) => {
    const source = goodDesign(from);
    edit(source);
    return { mistake, source, code, facts: facts === undefined ? {} : { ...healthyFacts(source), ...facts } };
  });
}

const prepareOf = (design: WorkflowSource) => layer(design, "prepare");
const judgeOf = (design: WorkflowSource) => layer(design, "judge");
const actOf = (design: WorkflowSource) => layer(design, "act").act;

function layer<Key extends "prepare" | "judge" | "act">(design: WorkflowSource, key: Key): Layer<Key> {
  const found = design.flow.find((block): block is Layer<Key> => key in block);
  if (found === undefined) throw new Error(`${design.name} has no ${key} block`);
  return found;
}

function gate(design: WorkflowSource, change: Layer<"judge">["gate"]): void {
  const block = judgeOf(design);
  block.gate = { ...block.gate, ...change };
}

const review = (change: NonNullable<WorkflowSource["review"]>) => (design: WorkflowSource) => {
  design.review = { ...design.review, ...change };
};

function classify(design: WorkflowSource, name: string, change: { text?: string; labels?: string[] }): void {
  const spec = judgeOf(design).judge[name];
  if (spec === undefined || !("classify" in spec)) throw new Error(`${name} does not classify`);
  Object.assign(spec.classify, change);
}

function secondRule(design: WorkflowSource, when: string): void {
  actOf(design).splice(1, 0, { when, do: [{ assign: { queue: "second" } }] });
}

const http = (path: string, more: object = {}) => ({ http: { connection: "shop", path, ...more } });
const noEdit: Edit = () => {};

type Row = readonly [mistake: string, from: string, code: string, edit: Edit, facts?: DoctorFacts];

const edited: readonly Row[] = [
  // AI where a rule would do
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
  // No confidence
  ["sets a threshold by hand", "tickets", "hand-set-threshold", (design) => gate(design, { fixedThreshold: 0.8 })],
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
  // No preparation
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
  // No person where stakes are high
  ["pays refunds on the word of a model", "refund-approval", "money-unattended", review({ stakes: "normal" })],
  [
    "pays any refund by itself",
    "small-refunds",
    "money-unattended",
    (design) => {
      delete judgeOf(design).gate!.reviewWhen;
    },
  ],
  [
    "charges in an event",
    "dispatch",
    "money-unattended",
    (design) => {
      actOf(design).splice(0, 1, {
        otherwise: [{ webhook: { connection: "partners", event: "payout.requested", data: { job: "input.jobId" } } }],
      });
    },
  ],
  ["deletes posts by itself", "moderation", "deletion-unattended", review({ stakes: "normal", fourEyes: false })],
  ["revokes access by itself", "access", "deletion-unattended", review({ stakes: "low" })],
  ["answers customers by itself", "replies", "mail-unattended", review({ stakes: "normal" })],
  [
    "asks for a person where none is asked",
    "order-confirmations",
    "stakes-without-judgment",
    review({ stakes: "high" }),
  ],
  [
    "refunds any amount",
    "refund-approval",
    "amount-without-limit",
    (design) => {
      design.input.properties["amount"] = { type: "number" };
    },
  ],
  ["lets one person refund", "refund-approval", "no-four-eyes", review({ fourEyes: false })],
  [
    "sets no due time",
    "tickets",
    "no-due-time",
    (design) => {
      design.review = { queue: "desk" };
    },
  ],
  [
    "leaves the queue to chance",
    "tickets",
    "default-queue",
    (design) => {
      design.review = { due: "4h" };
    },
  ],
  ["leaves no time to undo", "replies", "no-time-to-undo", review({ undoSeconds: 0 })],
  // A static model
  [
    "lets one person teach and confirm",
    "tickets",
    "no-second-person",
    (design) => {
      design.labels = { secondPerson: false };
    },
  ],
  // No observability
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
  // The rule of two
  ["mails private data to where a stranger's text leads", "replies", "rule-of-two", review({ stakes: "normal" })],
  [
    "lets a sender choose the address in lower case",
    "order-confirmations",
    "tainted-destination",
    (design) => {
      design.input.properties["email"] = { type: "string", maxLength: 200 };
      prepareOf(design).prepare["address"] = { normalise: { from: "input.email", as: "lower" } };
      actOf(design).splice(0, 1, {
        otherwise: [{ email: { connection: "mail", to: "{{ address }}", subject: "Thanks", text: "Thanks" } }],
      });
    },
  ],
  [
    "lets a sender choose the queue",
    "transactions",
    "tainted-destination",
    (design) => {
      design.input.properties["team"] = { type: "string" };
      actOf(design).splice(0, 1, { otherwise: [{ assign: { queue: "{{ input.team }}-{{ category.value }}" } }] });
    },
  ],
  [
    "pays to the account that the sender wrote",
    "refund-approval",
    "tainted-recipient-field",
    (design) => {
      design.input.properties["iban"] = { type: "string", maxLength: 40 };
      const [rule] = actOf(design);
      if (rule !== undefined && "do" in rule)
        rule.do[1] = {
          http: { connection: "payments", path: "refunds", body: { iban: "input.iban", amount: "input.amount" } },
        };
    },
  ],
  [
    "calls back where the sender says",
    "dispatch",
    "tainted-recipient-field",
    (design) => {
      design.input.properties["callback"] = { type: "string", maxLength: 400 };
      actOf(design).splice(0, 1, {
        otherwise: [
          {
            webhook: {
              connection: "partners",
              event: "job.assigned",
              data: { callbackUrl: "input.callback", team: "team.value" },
            },
          },
        ],
      });
    },
  ],
  [
    "lets a sender choose the row",
    "leads",
    "tainted-key",
    (design) => {
      actOf(design).splice(0, 1, {
        otherwise: [
          {
            update: {
              connection: "crm",
              table: "leads",
              key: { id: "input.leadId" },
              set: { interest: "interest.value" },
            },
          },
        ],
      });
    },
  ],
  [
    "mails a stranger's words to customers",
    "order-confirmations",
    "stranger-text-forwarded",
    (design) => {
      design.input.properties["note"] = { type: "string", maxLength: 400 };
      actOf(design).splice(0, 1, {
        otherwise: [
          {
            email: {
              connection: "mail",
              to: "{{ order.email }}",
              subject: "Your order",
              text: "You wrote: {{ input.note }}",
            },
          },
        ],
      });
    },
  ],
  // Design
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

const intents = ["billing", "refund", "bug", "how-to"];

function labels(change: Partial<LabelFacts>): DoctorFacts {
  const byValue = Object.fromEntries(intents.map((intent) => [intent, 200]));
  const sound = { total: 800, byValue, fromPeopleLately: 50, calibration: 400, byPerson: { ana: 50, ben: 40 } };
  return { labels: { intent: { ...sound, ...change } } };
}

/** Mistakes that only an installation shows. */
const factual: readonly Row[] = [
  [
    "audits too few of too few",
    "tickets",
    "audit-too-low",
    (design) => gate(design, { audit: 0.01 }),
    { casesPerDay: 40 },
  ],
  [
    "wants what five cases a day cannot earn",
    "tickets",
    "target-out-of-reach",
    (design) => gate(design, { maxError: 0.001 }),
    { casesPerDay: 5 },
  ],
  [
    "sends exceptions where nobody looks",
    "tickets",
    "queue-nobody-reads",
    noEdit,
    { queues: { desk: { open: 31, oldestOpenDays: 12, decidedLately: 0 } } },
  ],
  ["gets no labels back", "tickets", "labels-not-coming-back", noEdit, labels({ fromPeopleLately: 0 })],
  [
    "has not learned for half a year",
    "tickets",
    "model-out-of-date",
    noEdit,
    { models: { intent: { ageDays: 190, trainedOn: 800, labelsSince: 900, heldOut: null } } },
  ],
  ["keeps no labels apart", "tickets", "no-evaluation-set", noEdit, labels({ calibration: 3 })],
  [
    "lets an alarm ring for a month",
    "tickets",
    "alarm-ignored",
    noEdit,
    { openAlarms: [{ title: "Drift in intent", ageDays: 31 }] },
  ],
  [
    "has four examples of an answer",
    "tickets",
    "class-too-small",
    noEdit,
    labels({ byValue: { billing: 400, refund: 300, bug: 96, "how-to": 4 } }),
  ],
  [
    "lists an answer that never comes",
    "tickets",
    "class-never-labelled",
    noEdit,
    labels({ byValue: { billing: 400, refund: 300, bug: 100 } }),
  ],
  [
    "does not list an answer that comes",
    "tickets",
    "class-not-in-document",
    noEdit,
    labels({ byValue: { billing: 200, refund: 200, bug: 200, "how-to": 150, cancel: 50 } }),
  ],
  ["asks one person for all labels", "tickets", "one-labeller", noEdit, labels({ byPerson: { ana: 190, ben: 4 } })],
  ["alerts nobody", "tickets", "no-alert-destination", noEdit, { alertDestinations: 0 }],
  ["hears of no outcome", "tickets", "no-outcome", noEdit, { outcomes: 0 }],
  [
    "asks a model for what the channel says",
    "tickets",
    "rule-fits-labels",
    noEdit,
    { examples: { intent: channelCases() } },
  ],
  [
    "asks a model for what one field gives away",
    "tickets",
    "rule-fits-class",
    noEdit,
    { examples: { intent: partlyRuled() } },
  ],
];

/** The label is a rule: by customer number and subject. */
function channelCases(): LabelledCase[] {
  const random = seededRandom(7);
  return Array.from({ length: 1500 }, (_, at) => {
    const customerId = ["new", "old", "partner"][Math.floor(random() * 3)] ?? "new";
    const subject = random() < 0.3 ? `Refund for order ${at}` : `Question ${at}`;
    const label = subject.startsWith("Refund") ? "refund" : customerId === "partner" ? "billing" : "how-to";
    return { scope: { input: { subject, customerId, body: `Text ${at}` }, text: `Text ${at}` }, label };
  });
}

/** One answer is a rule, the others are chance. */
function partlyRuled(): LabelledCase[] {
  const random = seededRandom(8);
  return Array.from({ length: 3000 }, (_, at) => {
    const customerId = random() < 0.4 ? "accounts" : "someone";
    const label =
      customerId === "accounts" ? "billing" : (["refund", "bug", "how-to"][Math.floor(random() * 3)] ?? "bug");
    return { scope: { input: { subject: `Subject ${at}`, customerId, body: "" }, text: `Text ${at}` }, label };
  });
}
