import type { Check } from "../check.ts";
import { dayWords } from "../day-words.ts";

const waitsTooLongDays = 3;

export const queueNobodyReads: Check = {
  code: "queue-nobody-reads",
  family: "no-person",
  severity: "problem",
  title: "A queue that nobody reads",
  looksFor: "A queue of this workflow with open work where nobody decided anything for two weeks.",
  why: "The person in the loop is not there: these cases are lost as surely as if they had been dropped.",
  fix: "Give the queue to a team, or send the reviews to one that is read.",
  needs: ["queues"],
  look: ({ document: { review, exceptions }, facts: { queues = {} } }) =>
    [
      { queue: review.queue, path: ["review", "queue"] },
      ...(exceptions === undefined ? [] : [{ queue: exceptions.queue, path: ["exceptions", "queue"] }]),
    ].flatMap(({ queue, path }) => {
      const facts = queues[queue];
      if (facts === undefined || facts.open === 0 || facts.decidedLately > 0) return [];
      if (facts.oldestOpenDays < waitsTooLongDays) return [];
      const what = `${facts.open} cases wait in "${queue}", the oldest for ${dayWords(facts.oldestOpenDays)}, and nobody decided one in two weeks.`;
      return [{ path, what }];
    }),
};
