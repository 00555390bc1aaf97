import { draftsReplies, type Mistake, prepareOf, actOf, review } from "./edits.fixture.ts";

/** The rule of two. */
export const ruleOfTwoMistakes: readonly Mistake[] = [
  ["lets drafts about private data out alone", "replies", "rule-of-two", (design) => draftsReplies(design)],
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
    "hands a stranger's words and a customer's address to a tool",
    "order-confirmations",
    "tool-carries-both",
    (design) => {
      design.input.properties["note"] = { type: "string", maxLength: 400 };
      const given = { text: "input.note", owner: "order.email" };
      actOf(design).splice(0, 1, {
        otherwise: [{ tool: { connection: "helper", name: "create_ticket", arguments: given } }],
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
];
