/** Claims that a person must read; `undo` is for how many seconds an answer can be taken back. */
export const claimsYaml = (name: string, undo: number) => `name: ${name}
title: Claims
owner: tests
input:
  type: object
  required: [text]
  properties:
    text: { type: string, maxLength: 200, title: What happened }
    order: { type: integer, minimum: 1, title: Order number, description: It stands on the invoice. }
    wanted: { type: string, enum: [refund, repair], title: What you want }
triggers:
  - { id: api, api: {} }
  - { id: web, form: { title: Tell us what happened, public: true } }
flow:
  - prepare: { clean: { clean: { from: input.text } } }
  - judge:
      topic:
        rule:
          cases:
            - { when: 'clean.contains("refund")', value: refund }
            - { when: 'clean.contains("broken")', value: broken }
  - act:
      - otherwise:
          - store: { record: claim, data: { order: input.order, topic: topic.value } }
review:
  queue: claims
  due: 4h
  undoSeconds: ${undo}
  escalate: [{ after: 8h, queue: experts }]
  sendBack: { within: 3d }
  reasons:
    codes:
      - { code: fraud, says: It looks like fraud, for: [reject] }
      - { code: too-late, says: It came too late, for: [reject] }
      - { code: other, says: Something else }
    required: [reject]
measure: { baseline: { minutesPerCase: 1, costPerHour: 30, errorRate: 0.1 } }
`;
