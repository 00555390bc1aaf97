/** A workflow whose every case waits for a person, with two answers to choose from. */
export const letters = `
name: letters
title: Letters
input:
  type: object
  required: [text]
  properties: { text: { type: string } }
triggers: [{ id: api, api: {} }]
flow:
  - judge:
      topic:
        rule:
          cases:
            - { when: input.text == "never", value: claim }
            - { when: input.text == "none", value: praise }
  - act: [{ otherwise: [{ assign: { queue: "{{ topic.value }}" } }] }]
review: { queue: post, claimMinutes: 5, undoSeconds: 1 }
`;
