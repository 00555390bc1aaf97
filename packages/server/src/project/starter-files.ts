/** Name and text of each file of a new project. */
export function starterFiles(version: string): (readonly [string, string])[] {
  return [
    ["package.json", packageJson(version)],
    ["surety.config.ts", settings],
    ["workflows/first-triage.yaml", workflow],
    ["steps/README.md", steps],
    ["datasets/first-triage.csv", dataset],
    [".gitignore", ".surety/\nnode_modules/\n"],
  ];
}

function packageJson(version: string): string {
  const scripts = { start: "surety start", check: "surety check" };
  const manifest = { name: "my-surety-project", private: true, type: "module", scripts, surety: { madeWith: version } };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

const settings = `/** Environment variables (SURETY_PORT, DATABASE_URL, ...) win over what stands here. */
export default { port: 4747 };
`;

const workflow = `# People decide everything at first. With labels (surety import datasets/first-triage.csv --labels topic) and
# surety train first-triage, the gate says what it may automate, and how many labels the rest needs.
name: first-triage
title: First triage
owner: you
input:
  type: object
  required: [subject, body]
  properties:
    messageId: { type: string, maxLength: 300 }
    subject: { type: string, title: Subject, maxLength: 500 }
    body: { type: string, title: Message, format: multiline, maxLength: 100000 }
triggers:
  - { id: api, api: {} }
  - { id: form, form: { title: Contact us } }
  - { id: file, file: {} }
accept: size(input.body) > 0
dedupe: { key: input.messageId, within: 30d }
flow:
  - prepare:
      text: { clean: { from: input.body, strip: [html, quotes, signature] } }
    expect: ["size(text) >= 2"]
  - judge:
      topic:
        classify:
          text: "{{ input.subject }}\\n{{ text }}"
          labels: [question, complaint, order]
          none: other
        models: [local]
    gate: { maxError: 0.05, assurance: 0.95, audit: 0.05 }
  - act:
      - otherwise:
          - assign: { queue: "{{ topic.value }}" }
review: { queue: front-desk, due: 4h }
measure:
  baseline: { minutesPerCase: 4, costPerHour: 35, errorRate: 0.08 }
`;

const steps = `Functions of your own, in TypeScript. A workflow names one in a \`call\` action:

    export async function notifyWarehouse(input, { caseId, idempotencyKey }) { ... }
`;

const dataset = `text,label
How do I change my delivery address?,question
"The second parcel in a row that arrives broken, I have had enough",complaint
Please send twelve more of the blue ones,order
`;
