import type { WorkflowSource } from "../workflow/document.ts";
import type { World } from "../workflow/world.ts";
import type { DoctorFacts } from "./doctor-facts.ts";

/** The installation in which all designs of the suite compile. */
export const clinic: World = {
  connections: [
    { name: "crm", kind: "postgres" },
    { name: "erp", kind: "http" },
    { name: "payments", kind: "http" },
    { name: "shop", kind: "http" },
    { name: "openai", kind: "http" },
    { name: "chat", kind: "chat" },
    { name: "mail", kind: "smtp" },
    { name: "inbox", kind: "mailbox" },
    { name: "partners", kind: "webhook" },
  ],
  functions: ["scoreLead", "revokeAccess", "classifyMood", "grantRole"],
  workflows: ["refunds"],
};

/** Facts of an installation in which nothing is amiss, for the judgments of `design`. */
export function healthyFacts(design: WorkflowSource): DoctorFacts {
  const judged = design.flow.flatMap((block) => ("judge" in block ? Object.entries(block.judge) : []));
  const each = <Value>(of: (labels: readonly string[]) => Value) =>
    Object.fromEntries(
      judged.flatMap(([name, spec]) => {
        if ("rule" in spec) return [];
        return [[name, of("classify" in spec ? spec.classify.labels : spec.score.scale)]];
      }),
    );
  return {
    stage: "live",
    casesPerDay: 400,
    runningDays: 28,
    labels: each((labels) => ({
      total: 400 * labels.length,
      byValue: Object.fromEntries(labels.map((label) => [label, 400])),
      fromPeopleLately: 90,
      calibration: 200 * labels.length,
      byPerson: { ana: 120, ben: 90 },
    })),
    models: each(() => ({ ageDays: 20, trainedOn: 400, labelsSince: 40, heldOut: { right: 376, of: 400 } })),
    queues: Object.fromEntries([[design.review?.queue ?? "", { open: 4, oldestOpenDays: 0.2, decidedLately: 90 }]]),
    alertDestinations: 1,
    openAlarms: [],
    outcomes: 30,
  };
}

const baseline = { minutesPerCase: 6, costPerHour: 38, errorRate: 0.08 };
const text = { type: "string", format: "multiline", maxLength: 50_000 } as const;
const short = { type: "string", maxLength: 200 } as const;
const cleaned = { clean: { from: "input.body" } };
const signed = { verify: { standardWebhooks: "secret:SENDER" } };
const customer = {
  lookup: {
    connection: "crm",
    sql: "select id, name, email, tier from customers where id = :id",
    params: { id: "input.customerId" },
  },
  onMissing: "exception" as const,
};
const watched = { owner: "operations", measure: { baseline } };
const grave = { queue: "approvals", due: "4h", stakes: "high" as const, fourEyes: true };
const usual = { queue: "desk", due: "4h" };

/** Designs of different kinds in which the doctor has nothing to find. Each call makes fresh copies. */
export function goodDesigns(): WorkflowSource[] {
  return structuredClone(designs);
}

/** One good design by name. */
export function goodDesign(name: string): WorkflowSource {
  const found = goodDesigns().find((design) => design.name === name);
  if (found === undefined) throw new Error(`There is no good design called ${name}`);
  return found;
}

const designs: WorkflowSource[] = [
  {
    ...watched,
    name: "tickets",
    title: "Tickets find their team",
    input: {
      type: "object",
      required: ["messageId", "subject", "body"],
      properties: { messageId: short, subject: short, body: text, customerId: short },
    },
    triggers: [
      { id: "api", api: {} },
      {
        id: "desk",
        webhook: signed,
        map: { messageId: "event.id", subject: "event.subject", body: "event.text", customerId: "event.customer" },
      },
    ],
    dedupe: { key: "input.messageId", within: "30d" },
    flow: [
      { prepare: { text: cleaned, customer: { ...customer, onMissing: "continue" } }, expect: ["size(text) >= 5"] },
      {
        judge: {
          intent: {
            classify: { text: "{{ input.subject }}\n{{ text }}", labels: ["billing", "refund", "bug", "how-to"] },
          },
        },
        gate: { maxError: 0.02, segment: "customer.tier" },
      },
      {
        act: [
          {
            when: 'intent.value == "refund" && customer.tier == "gold"',
            do: [
              { assign: { queue: "billing-vip" } },
              { notify: { connection: "chat", text: "Refund for {{ customer.name }}" } },
            ],
          },
          { otherwise: [{ assign: { queue: "{{ intent.value }}" } }] },
        ],
      },
    ],
    review: usual,
  },
  {
    ...watched,
    name: "invoices",
    title: "Invoices are sorted and booked",
    input: {
      type: "object",
      required: ["documentId", "body"],
      properties: { documentId: short, body: text, total: { type: "number", minimum: 0, maximum: 1_000_000 } },
    },
    triggers: [
      { id: "mail", email: { connection: "inbox" }, map: { documentId: "event.messageId", body: "event.text" } },
    ],
    dedupe: { key: "input.documentId" },
    flow: [
      { prepare: { text: cleaned }, expect: ["size(text) >= 20"] },
      {
        judge: {
          kind: { classify: { text: "{{ text }}", labels: ["invoice", "reminder", "statement"], none: "other" } },
        },
        gate: { maxError: 0.01 },
      },
      {
        act: [
          {
            when: 'kind.value == "invoice"',
            do: [
              { http: { connection: "erp", path: "documents", body: { id: "input.documentId", kind: "kind.value" } } },
            ],
          },
          { otherwise: [{ assign: { queue: "accounting" } }] },
        ],
      },
    ],
    review: { ...usual, queue: "accounting-leads" },
  },
  {
    ...watched,
    name: "leads",
    title: "Leads are scored",
    input: {
      type: "object",
      required: ["leadId", "message"],
      properties: { leadId: short, message: text, employees: { type: "integer", minimum: 1 } },
    },
    triggers: [{ id: "site", webhook: signed }],
    dedupe: { key: "input.leadId", within: "90d" },
    flow: [
      {
        prepare: {
          message: { clean: { from: "input.message" } },
          lead: {
            lookup: { connection: "crm", sql: "select id from leads where id = :id", params: { id: "input.leadId" } },
            onMissing: "exception",
          },
        },
        expect: ["size(message) > 10"],
      },
      {
        judge: { interest: { score: { text: "{{ message }}", scale: ["low", "medium", "high"] } } },
        gate: { maxError: 0.05 },
      },
      {
        act: [
          {
            otherwise: [
              {
                update: {
                  connection: "crm",
                  table: "leads",
                  key: { id: "lead.id" },
                  set: { interest: "interest.value" },
                },
              },
            ],
          },
        ],
      },
    ],
    review: { ...usual, queue: "sales" },
  },
  {
    ...watched,
    name: "applications",
    title: "Applications reach the right recruiter",
    input: {
      type: "object",
      required: ["id", "letter"],
      properties: { id: short, letter: text, years: { type: "integer", minimum: 0, maximum: 60 } },
    },
    triggers: [{ id: "form", form: { title: "Apply" } }],
    flow: [
      { prepare: { letter: { clean: { from: "input.letter" } } }, expect: ["size(letter) >= 50"] },
      {
        judge: { field: { classify: { text: "{{ letter }}", labels: ["engineering", "design", "sales", "finance"] } } },
        gate: { maxError: 0.05, reviewWhen: "input.years > 15" },
      },
      {
        act: [
          {
            otherwise: [
              { assign: { queue: "recruiting-{{ field.value }}" } },
              { store: { record: "application", data: { field: "field.value" } } },
            ],
          },
        ],
      },
    ],
    review: { queue: "recruiting", due: "2d", stakes: "high" },
  },
  {
    ...watched,
    name: "refund-approval",
    title: "Refunds, decided by two people",
    input: {
      type: "object",
      required: ["orderId", "reason", "amount"],
      properties: { orderId: short, reason: text, amount: { type: "number", minimum: 0, maximum: 500 } },
    },
    triggers: [{ id: "shop", webhook: signed }],
    dedupe: { key: "input.orderId" },
    flow: [
      {
        prepare: {
          reason: { clean: { from: "input.reason" } },
          order: {
            lookup: {
              connection: "crm",
              sql: "select id, iban from orders where id = :id",
              params: { id: "input.orderId" },
            },
            onMissing: "exception",
          },
        },
        expect: ["size(reason) >= 5"],
      },
      { judge: { claim: { classify: { text: "{{ reason }}", labels: ["justified", "unjustified"] } } } },
      {
        act: [
          {
            when: 'claim.value == "justified"',
            do: [
              { store: { record: "refund", data: { amount: "input.amount", decidedBy: "claim.decidedBy" } } },
              {
                http: {
                  connection: "payments",
                  path: "refunds",
                  body: { order: "order.id", iban: "order.iban", amount: "input.amount" },
                },
              },
            ],
          },
          { otherwise: [{ assign: { queue: "claims" } }] },
        ],
      },
    ],
    review: grave,
  },
  {
    ...watched,
    name: "small-refunds",
    title: "Small refunds go out, larger ones wait",
    input: {
      type: "object",
      required: ["orderId", "reason", "amount"],
      properties: { orderId: short, reason: text, amount: { type: "number", minimum: 0 } },
    },
    triggers: [{ id: "api", api: {} }],
    flow: [
      {
        prepare: {
          reason: { clean: { from: "input.reason" } },
          order: {
            lookup: {
              connection: "crm",
              sql: "select id, iban from orders where id = :id",
              params: { id: "input.orderId" },
            },
            onMissing: "exception",
          },
        },
        expect: ["size(reason) >= 5"],
      },
      {
        judge: { claim: { classify: { text: "{{ reason }}", labels: ["justified", "unjustified"] } } },
        gate: { maxError: 0.02, reviewWhen: "input.amount > 30" },
      },
      {
        act: [
          {
            when: 'claim.value == "justified"',
            do: [
              {
                http: { connection: "payments", path: "refunds", body: { order: "order.id", amount: "input.amount" } },
              },
            ],
          },
          { otherwise: [{ assign: { queue: "claims" } }] },
        ],
      },
    ],
    review: usual,
  },
  {
    ...watched,
    name: "readings",
    title: "Readings out of bounds are reported",
    input: {
      type: "object",
      required: ["sensor", "celsius"],
      properties: { sensor: short, celsius: { type: "number" }, id: short },
    },
    triggers: [{ id: "gateway", webhook: signed }],
    dedupe: { key: "input.id", within: "7d" },
    flow: [
      {
        act: [
          {
            when: "input.celsius > 90",
            do: [{ notify: { connection: "chat", text: "{{ input.sensor }}: {{ input.celsius }} °C" } }],
          },
          { when: "input.celsius > 70", do: [{ assign: { queue: "watch" } }] },
          { otherwise: [] },
        ],
      },
    ],
    review: { ...usual, queue: "plant" },
  },
  {
    ...watched,
    name: "contracts",
    title: "Contracts are sorted by what they need",
    input: {
      type: "object",
      required: ["id", "content"],
      properties: { id: short, content: { type: "string", minLength: 50, maxLength: 90_000 } },
    },
    triggers: [{ id: "file", file: {} }],
    flow: [
      {
        prepare: { content: { clean: { from: "input.content", maxLength: 50_000 } } },
        expect: ["size(content) > 100"],
      },
      {
        judge: {
          need: { classify: { text: "{{ content }}", labels: ["signature", "negotiation", "archive"] } },
          urgency: { score: { text: "{{ content }}", scale: ["low", "high"] } },
        },
        gate: { maxError: 0.03 },
      },
      {
        act: [
          { when: 'need.value == "negotiation" && urgency.value == "high"', do: [{ assign: { queue: "legal-now" } }] },
          { otherwise: [{ assign: { queue: "legal-{{ need.value }}" } }] },
        ],
      },
    ],
    review: { ...usual, queue: "legal" },
  },
  {
    ...watched,
    name: "moderation",
    title: "Posts that break the rules are removed",
    input: { type: "object", required: ["postId", "body"], properties: { postId: short, body: text } },
    triggers: [{ id: "forum", webhook: signed }],
    dedupe: { key: "input.postId" },
    flow: [
      {
        prepare: {
          text: cleaned,
          post: {
            lookup: { connection: "crm", sql: "select id from posts where id = :id", params: { id: "input.postId" } },
            onMissing: "exception",
          },
        },
        expect: ["size(text) >= 1"],
      },
      { judge: { breach: { classify: { text: "{{ text }}", labels: ["none-found", "spam", "insult"] } } } },
      {
        act: [
          { when: 'breach.value == "none-found"', do: [{ store: { record: "kept", data: { post: "post.id" } } }] },
          {
            when: 'breach.value in ["spam", "insult"]',
            do: [
              { store: { record: "removed", data: { post: "post.id", why: "breach.value", by: "breach.decidedBy" } } },
              { http: { connection: "shop", method: "DELETE", path: "posts/{{ post.id }}" } },
            ],
          },
          { otherwise: [] },
        ],
      },
    ],
    review: { ...grave, queue: "moderators" },
  },
  {
    ...watched,
    name: "replies",
    title: "Replies that a person has read",
    input: {
      type: "object",
      required: ["messageId", "body", "customerId"],
      properties: { messageId: short, body: text, customerId: short },
    },
    triggers: [
      {
        id: "mail",
        email: { connection: "inbox" },
        map: { messageId: "event.messageId", body: "event.text", customerId: "event.customer" },
      },
    ],
    dedupe: { key: "input.messageId" },
    flow: [
      { prepare: { text: cleaned, customer }, expect: ["size(text) >= 5"] },
      {
        judge: {
          question: { classify: { text: "{{ text }}", labels: ["opening-hours", "parking", "something-else"] } },
        },
      },
      {
        act: [
          {
            when: 'question.value == "parking"',
            do: [
              {
                email: {
                  connection: "mail",
                  to: "{{ customer.email }}",
                  subject: "Parking",
                  text: "Dear {{ customer.name }}, the car park is open until 22:00.",
                },
              },
            ],
          },
          { otherwise: [{ assign: { queue: "desk" } }] },
        ],
      },
    ],
    review: { ...usual, stakes: "high" },
  },
  {
    ...watched,
    name: "order-confirmations",
    title: "Orders are confirmed by a rule",
    input: { type: "object", required: ["orderId"], properties: { orderId: short } },
    triggers: [{ id: "shop", webhook: signed }],
    dedupe: { key: "input.orderId" },
    flow: [
      {
        prepare: {
          order: {
            lookup: {
              connection: "crm",
              sql: "select id, email from orders where id = :id",
              params: { id: "input.orderId" },
            },
            onMissing: "exception",
          },
        },
      },
      {
        act: [
          {
            otherwise: [
              {
                email: {
                  connection: "mail",
                  to: "{{ order.email }}",
                  subject: "We have your order",
                  text: "Thank you. We tell you when it leaves.",
                },
              },
            ],
          },
        ],
      },
    ],
    review: { ...usual, queue: "orders" },
  },
  {
    ...watched,
    name: "access",
    title: "Access is revoked when two people agree",
    input: { type: "object", required: ["person", "note"], properties: { person: short, note: text } },
    triggers: [{ id: "api", api: {} }],
    flow: [
      { prepare: { note: { clean: { from: "input.note" } } }, expect: ["size(note) >= 5"] },
      { judge: { request: { classify: { text: "{{ note }}", labels: ["leaver", "mover"] } } } },
      {
        act: [
          {
            when: 'request.value == "leaver"',
            do: [
              { store: { record: "revoked", data: { by: "request.decidedBy" } } },
              { call: "revokeAccess", with: { person: "input.person" } },
            ],
          },
          { otherwise: [{ assign: { queue: "it" } }] },
        ],
      },
    ],
    review: { ...grave, queue: "it-leads" },
  },
  {
    ...watched,
    name: "feedback",
    title: "Feedback by mood",
    input: {
      type: "object",
      required: ["comment"],
      properties: { comment: { type: "string", minLength: 3, maxLength: 2000 } },
    },
    triggers: [{ id: "form", form: { title: "How was it?", public: true } }],
    flow: [
      { prepare: { comment: { clean: { from: "input.comment" } } }, expect: ["size(comment) >= 3"] },
      {
        judge: { mood: { score: { text: "{{ comment }}", scale: ["angry", "neutral", "happy"] } } },
        gate: { maxError: 0.08 },
      },
      {
        act: [
          { when: 'mood.value == "angry"', do: [{ assign: { queue: "care" } }] },
          { otherwise: [{ store: { record: "feedback", data: { mood: "mood.value" } } }] },
        ],
      },
    ],
    review: { ...usual, queue: "care" },
  },
  {
    ...watched,
    name: "transactions",
    title: "Bookings get a category",
    input: {
      type: "object",
      required: ["reference"],
      properties: {
        reference: { type: "string", minLength: 1, maxLength: 300 },
        cents: { type: "integer" },
        direction: { type: "string", enum: ["in", "out"] },
      },
    },
    triggers: [{ id: "file", file: {} }],
    accept: 'input.direction == "out"',
    flow: [
      {
        judge: {
          category: { classify: { text: "{{ input.reference }}", labels: ["travel", "rent", "salary", "software"] } },
        },
        gate: { maxError: 0.05 },
      },
      { act: [{ otherwise: [{ store: { record: "booking", data: { category: "category.value" } } }] }] },
    ],
    review: { ...usual, queue: "bookkeeping" },
  },
  {
    ...watched,
    name: "complaints",
    title: "Judged, looked up, judged again",
    input: {
      type: "object",
      required: ["id", "body", "customerId"],
      properties: { id: short, body: text, customerId: short },
    },
    triggers: [{ id: "desk", webhook: signed }],
    dedupe: { key: "input.id" },
    flow: [
      { prepare: { text: cleaned }, expect: ["size(text) >= 5"] },
      { judge: { topic: { classify: { text: "{{ text }}", labels: ["delivery", "quality", "price"] } } } },
      { prepare: { customer } },
      { judge: { gravity: { score: { text: "{{ topic.value }}: {{ text }}", scale: ["minor", "major"] } } } },
      {
        act: [
          {
            when: 'gravity.value == "major"',
            do: [{ start: { workflow: "refunds", input: { customer: "customer.id" } } }],
          },
          { otherwise: [{ assign: { queue: "{{ topic.value }}" } }] },
        ],
      },
    ],
    review: { ...usual, queue: "complaints" },
    exceptions: { queue: "complaints" },
  },
  {
    ...watched,
    name: "dispatch",
    title: "Partners hear of their jobs",
    input: {
      type: "object",
      required: ["jobId", "size"],
      properties: {
        jobId: short,
        size: { type: "number", minimum: 0 },
        region: { type: "string", enum: ["north", "south"] },
      },
    },
    triggers: [{ id: "api", api: {} }],
    flow: [
      {
        judge: {
          team: {
            rule: {
              cases: [
                { when: "input.size > 100", value: "heavy" },
                { when: 'input.region == "north"', value: "north" },
                { when: 'input.region == "south"', value: "south" },
              ],
            },
          },
        },
      },
      {
        act: [
          {
            otherwise: [
              {
                webhook: {
                  connection: "partners",
                  event: "job.assigned",
                  data: { job: "input.jobId", team: "team.value" },
                },
              },
            ],
          },
        ],
      },
    ],
    review: { ...usual, queue: "dispatch" },
  },
];
