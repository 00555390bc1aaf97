import type { Check } from "../check.ts";
const slowMs = 30_000;

export const slowLookup: Check = {
  code: "slow-lookup",
  family: "no-preparation",
  severity: "risk",
  title: "A lookup that may take very long",
  looksFor: "A lookup with a timeout of more than 30 seconds.",
  why: "While the other side hangs, each case holds its run for that long, and the rest waits behind it.",
  fix: "Set a timeout of a few seconds; what fails is tried again later and nothing is lost.",
  example: {
    before: "lookup: { connection: crm, …, timeout: 10m }",
    after: "lookup: { connection: crm, …, timeout: 5s }",
  },
  look: ({ steps }) =>
    steps.flatMap(({ step, path }) =>
      "timeoutMs" in step && step.timeoutMs > slowMs
        ? [
            {
              path: [...path, "lookup", "timeout"],
              what: `"${step.name}" waits up to ${step.timeoutMs / 1000} seconds.`,
            },
          ]
        : [],
    ),
};
