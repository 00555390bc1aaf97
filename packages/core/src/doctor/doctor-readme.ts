import type { Check } from "./check.ts";
import { families } from "./families.ts";

/** The first page of the doctor: how to use it, and the list of all checks. */
export function doctorReadme(checks: readonly Check[]): string {
  return [introduction, ...families.map(({ id }) => familyList(id, checks)), ""].join("\n\n");
}

const introduction = `# The doctor

The doctor reads a workflow and says what will hurt: six mistakes that most automation with AI makes, the rule of two, and slips of design. Each finding says what is so, what follows from it, and the edit that changes it. These pages are made from the checks themselves.

\`\`\`sh
surety check                                   # all of workflows/
surety check support-triage                    # one workflow of this installation, with its labels, models and volumes
surety check workflows/triage.yaml             # a file, without an installation
surety check triage.yaml --data labels.csv     # fit rules on labelled cases, too
surety check --strict --json                   # for machines; risks count as well
\`\`\`

The exit code is 1 where there is a *problem*, with \`--strict\` also where there is a *risk*; a *hint* never fails. What could not be looked at is listed, never passed over.

In a pipeline:

\`\`\`yaml
name: workflows
on: [pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 24 }
      - run: npm ci
      - run: npx surety check --strict --connection crm=postgres
\`\`\`

A finding that is meant is accepted in the document, with its reason; it stays visible as an accepted risk. \`at\` narrows it to one place:

\`\`\`yaml
doctor:
  ignore:
    - code: no-due-time
      because: the night shift works through the queue every morning
      at: /review
\`\`\`

## How rules are fitted

Where there are labelled cases, the doctor fits small rules on 60 % of them: equality, presence, true and false, thresholds of numbers, words in texts, sizes of texts and lists, at most three conditions together. It compiles each rule as a workflow would and counts how often it agrees with the other 40 %, with the exact 95 % interval (Clopper and Pearson). A rule is proposed in place of a model when the lower end of its interval is at least the lower end of the model's, or keeps the gate's target, and beats always giving the most frequent answer. Where no rule answers every case, rules that give one answer away are tried; they share the assurance among them.`;

function familyList(id: string, checks: readonly Check[]): string {
  const family = families.find((one) => one.id === id);
  const rows = checks
    .filter((check) => check.family === id)
    .map(({ code, title, severity }) => `| [${code}](${code}.md) | ${title} | ${severity} |`);
  return [
    `<a id="${id}"></a>`,
    `## ${family?.title}`,
    family?.about,
    ["| code | title | |", "|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}
