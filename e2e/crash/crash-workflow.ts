import type { WorkflowSource } from "@surety/core/workflow/document";

/** What becomes of a case: automated by a rule, decided by a person during the run, or left waiting for one. */
export type Destiny = "automated" | "decided" | "waiting";

export interface CrashTicket {
  /** Counts the tickets of a run; the idempotency key contains it. */
  number: number;
  text: string;
}

/** The topic that a person answers; the rule knows the others. */
export const decidedTopic = "praise";
/** What the texts of tickets say that a person decides during the run. */
export const toDecide = "kind words";

/** Seven of ten are automated, two decided by a person, one stays with people. */
export function destinyOf(number: number): Destiny {
  const last = number % 10;
  if (last < 7) return "automated";
  return last === 8 ? "waiting" : "decided";
}

export function ticketOf(number: number): CrashTicket {
  const words = { automated: number % 2 === 0 ? "a refund" : "a bug", decided: toDecide, waiting: "a riddle" };
  return { number, text: `Ticket ${number} is about ${words[destinyOf(number)]}.` };
}

/** Every layer in small: a rule judges, what it does not know goes to a person, each case ends with one HTTP call. */
export const crashWorkflow: WorkflowSource = {
  name: "crash",
  title: "Cases while servers die",
  owner: "tests",
  input: {
    type: "object",
    required: ["number", "text"],
    properties: { number: { type: "integer" }, text: { type: "string", maxLength: 1000 } },
  },
  triggers: [{ id: "api", api: {} }],
  flow: [
    { prepare: { words: { clean: { from: "input.text" } } }, expect: ["size(words) > 0"] },
    {
      judge: {
        topic: {
          rule: {
            cases: [
              { when: 'words.contains("refund")', value: "refund" },
              { when: 'words.contains("bug")', value: "bug" },
              { when: 'words.contains("never said")', value: decidedTopic },
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
              http: { connection: "desk", path: "/tickets", body: { number: "input.number", topic: "topic.value" } },
              retries: 20,
              timeout: "5s",
            },
            { assign: { queue: "{{ topic.value }}" } },
          ],
        },
      ],
    },
  ],
  review: { queue: "leads", undoSeconds: 1 },
  measure: { baseline: { minutesPerCase: 1, costPerHour: 30, errorRate: 0.1 } },
};
