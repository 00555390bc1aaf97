/** A workflow file whose judgment is a rule; what the rule does not know goes to a person. */
export const sortingYaml = `name: sorting
title: Sorting
owner: tests
input:
  type: object
  required: [text]
  properties:
    text: { type: string, maxLength: 1000 }
    id: { type: string }
    amount: { type: number }
triggers:
  - { id: api, api: {} }
  - { id: file, file: {} }
dedupe: { key: input.id }
flow:
  - judge:
      topic:
        rule:
          cases:
            - { when: 'input.text.contains("refund")', value: refund }
            - { when: 'input.text.contains("bug")', value: bug }
  - act:
      - otherwise:
          - assign: { queue: "{{ topic.value }}" }
review: { queue: leads, due: 4h, undoSeconds: 0 }
measure:
  baseline: { minutesPerCase: 1, costPerHour: 30, errorRate: 0.1 }
`;
