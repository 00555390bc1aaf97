import { defineWorkflow } from "@surety/core/workflow/define-workflow";

/** What the process cost before automation. Typed here; a timed sample on the Value tab replaces it. */
const baseline = { minutesPerCase: 6, costPerHour: 38, errorRate: 0.08 };

/** Tickets of a support mailbox find the team that can answer them. */
export const supportTriage = defineWorkflow({
  name: "support-triage",
  title: "Support ticket triage",
  description:
    "Reads each ticket, looks the customer up, judges what the person wants, and hands it to the right team.",
  noun: "tickets",
  owner: "support-leads",
  input: {
    type: "object",
    required: ["subject", "body"],
    properties: {
      messageId: { type: "string", title: "Message id", maxLength: 300 },
      subject: { type: "string", title: "Subject", maxLength: 500 },
      body: { type: "string", title: "Message", format: "multiline", maxLength: 100_000 },
      customerId: { type: "string", title: "Customer number", maxLength: 50 },
    },
  },
  triggers: [
    { id: "api", api: {} },
    {
      id: "form",
      form: {
        title: "Contact Kestrel Home support",
        fields: ["subject", "body", "customerId"],
        intro: "Tell us what happened. A person reads what our triage is not sure of.",
      },
    },
    { id: "file", file: {} },
    {
      id: "mail-gateway",
      webhook: { verify: { standardWebhooks: "secret:TICKETS" } },
      map: {
        messageId: "event.data.messageId",
        subject: "event.data.subject",
        body: "event.data.text",
        customerId: "event.data.customerId",
      },
    },
  ],
  accept: "size(input.body) > 0",
  dedupe: { key: "input.messageId", within: "30d" },
  flow: [
    {
      prepare: {
        text: { clean: { from: "input.body", strip: ["html", "quotes", "signature"] } },
        customer: {
          lookup: {
            connection: "crm",
            sql: "select id, name, tier, plan, country from demo_crm.customers where id = :id",
            params: { id: "input.customerId" },
            cache: "1m",
          },
          onMissing: "continue",
        },
        pressing: {
          compute:
            'text.contains("urgent") || text.contains("dringend") || text.contains("no heating") || text.contains("keine Heizung")',
        },
      },
      expect: ["size(text) >= 2"],
    },
    {
      judge: {
        intent: {
          classify: {
            text: "{{ input.subject }}\n{{ text }}",
            labels: [
              "billing",
              "refund",
              "delivery",
              "malfunction",
              "account-access",
              "how-to",
              "cancellation",
              "sales",
            ],
            none: "none",
          },
          models: ["local"],
        },
      },
      // What automation may get wrong is what people got wrong before it: the baseline's error rate.
      gate: { maxError: baseline.errorRate, assurance: 0.95, audit: 0.05 },
    },
    {
      act: [
        {
          name: "Refunds of gold customers",
          when: 'intent.value == "refund" && customer.tier == "gold"',
          do: [
            { assign: { queue: "billing-vip" } },
            {
              update: {
                connection: "crm",
                table: "demo_crm.tickets",
                key: { case_id: "case.id" },
                set: {
                  queue: '"billing-vip"',
                  intent: "intent.value",
                  customer_id: "input.customerId",
                  decided_by: "intent.decidedBy",
                },
              },
            },
          ],
        },
        {
          name: "Pressing tickets",
          when: "pressing",
          do: [
            { assign: { queue: "{{ intent.value }}-urgent" } },
            {
              update: {
                connection: "crm",
                table: "demo_crm.tickets",
                key: { case_id: "case.id" },
                set: {
                  queue: 'intent.value + "-urgent"',
                  intent: "intent.value",
                  customer_id: "input.customerId",
                  decided_by: "intent.decidedBy",
                },
              },
            },
          ],
        },
        {
          name: "All other tickets",
          otherwise: [
            { assign: { queue: "{{ intent.value }}" } },
            {
              update: {
                connection: "crm",
                table: "demo_crm.tickets",
                key: { case_id: "case.id" },
                set: {
                  queue: "intent.value",
                  intent: "intent.value",
                  customer_id: "input.customerId",
                  decided_by: "intent.decidedBy",
                },
              },
            },
          ],
        },
      ],
    },
  ],
  review: { queue: "support-leads", due: "4h", stakes: "normal", undoSeconds: 5, history: "input.customerId" },
  measure: { baseline, currency: "EUR", costOfError: 15 },
  alerts: [{ connection: "duty-desk" }],
});

export default supportTriage;
