import type { AlertFacts } from "@surety/core/wire/alert";

/** What people are told of a rollback that nobody asked for. */
export function rolledBackFacts(facts: AlertFacts): AlertFacts {
  return {
    ...facts,
    done: "Surety has put back the version, models and gates that were in force before the last promotion. New cases are decided by them; what was decided meanwhile is not undone.",
    next: "Look at the wrong cases, and at what the promoted challenger did with them. Its record and this alarm stay with it under Versions.",
  };
}
