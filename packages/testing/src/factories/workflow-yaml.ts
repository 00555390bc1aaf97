/** The document of the support-triage fixture as YAML. */
export const supportYaml = (name: string, title: string): string => `name: ${name}
title: ${title}
input:
  type: object
  required: [subject, body]
  properties:
    subject: { type: string }
    body: { type: string }
triggers:
  - id: mail
    email: { connection: support-mailbox }
accept: size(input.body) > 0
dedupe: { key: input.messageId, within: 30d }
flow:
  - prepare:
      text: { clean: { from: input.body, strip: [html, quotes, signature] } }
      customer: { lookup: { connection: crm, sql: "select name, tier from customers where id = :id" } }
  - judge:
      intent:
        classify:
          text: "{{ input.subject }} {{ text }}"
          labels: [billing, bug, cancellation, delivery, feedback, how-to, login, refund]
        models: [local, openai/gpt-5-mini]
    gate: { maxError: 0.02, assurance: 0.95, segment: customer.tier, audit: 0.03 }
  - act:
      - otherwise: [{ assign: { queue: "{{ intent.value }}" } }]
review: { queue: support-leads, due: 4h, stakes: normal }
`;
