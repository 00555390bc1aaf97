import type { Stage } from "@surety/core/wire/common";
import type { WorkflowRow } from "@surety/core/wire/overview";
import type { Job, WorkflowDetail } from "@surety/core/wire/workflow";
import { FIXTURE_NOW, minutesBefore } from "./seeded.ts";
import { supportMap } from "./workflow-map.ts";
import { supportYaml } from "./workflow-yaml.ts";

/** Rows of the list of workflows, by what their gate has earned. */
export const workflowRow = {
  earned: (change: Partial<WorkflowRow> = {}): WorkflowRow => ({
    name: "support-triage",
    title: "Support ticket triage",
    stage: "live",
    arrivedToday: 412,
    automatedToday: 331,
    waiting: 38,
    automationRate: { value: 0.803, low: 0.792, high: 0.814, n: 5120 },
    missing: [],
    override: null,
    guarantee: { state: "earned", sentence: "We are 95 % sure that fewer than 2 in 100 automated tickets are wrong." },
    ...change,
  }),
  learning: (change: Partial<WorkflowRow> = {}): WorkflowRow => ({
    name: "invoice-approval",
    title: "Invoice approval",
    stage: "assisted",
    arrivedToday: 57,
    automatedToday: 0,
    waiting: 12,
    automationRate: null,
    missing: [],
    override: null,
    guarantee: { state: "learning", sentence: "Learning: 212 more labels before anything can be automated at 1 %." },
    ...change,
  }),
  shadow: (change: Partial<WorkflowRow> = {}): WorkflowRow => ({
    name: "lead-routing",
    title: "Lead routing",
    stage: "shadow",
    arrivedToday: 23,
    automatedToday: 0,
    waiting: 0,
    automationRate: { value: 0.61, low: 0.53, high: 0.69, n: 144 },
    missing: [],
    override: null,
    guarantee: { state: "fixed", sentence: "A hand-set threshold of 0.80, with no guarantee behind it." },
    ...change,
  }),
  broken: (change: Partial<WorkflowRow> = {}): WorkflowRow => ({
    name: "returns",
    title: "Returns desk",
    stage: "live",
    arrivedToday: 96,
    automatedToday: 0,
    waiting: 61,
    automationRate: { value: 0.72, low: 0.69, high: 0.75, n: 890 },
    missing: ["evaluation-set", "alert-destination"],
    override: {
      because: "The desk closes on Friday; the set follows next week.",
      by: "Ada Lindqvist",
      at: minutesBefore(FIXTURE_NOW, 60 * 24 * 9),
      missing: ["evaluation-set", "alert-destination"],
    },
    guarantee: {
      state: "broken",
      sentence: "Audits found more errors than promised. Every case goes to people until new evidence.",
    },
    ...change,
  }),
};

type Place = { name?: string; title?: string; stage?: Stage; now?: number };

/** Whole workflows. */
export const workflowDetail = {
  supportTriage({
    name = "support-triage",
    title = "Support ticket triage",
    stage = "live",
    now = FIXTURE_NOW,
  }: Place = {}): WorkflowDetail {
    const hashes = ["9f2c41d07b6e", "51aa0c9e2d17", "c7703be4f8a2", "0b96d2e1773c"];
    return {
      name,
      title,
      description:
        "Reads each support mail, finds what the customer wants and how urgent it is, and assigns it to the right queue.",
      stage,
      version: { hash: "9f2c41d07b6e", number: 7 },
      versions: hashes.map((hash, age) => ({
        hash,
        number: 7 - age,
        createdAt: minutesBefore(now, 60 * 24 * (age * 9 + 3)),
        createdBy: age % 2 === 0 ? "Mara Lind" : "Jonas Berg",
        current: age === 0,
      })),
      document: {
        name,
        title,
        flow: [
          { prepare: {} },
          { judge: {}, gate: { maxError: 0.02, assurance: 0.95, segment: "customer.tier", audit: 0.03 } },
          { act: [] },
        ],
      },
      yaml: supportYaml(name, title),
      map: supportMap(),
      warnings: [
        {
          path: "/flow/1/judge/urgency",
          message: "Urgency has no labels of its own yet; its gate sends every case to a person.",
          remedy: "Import labels or answer reviews.",
        },
      ],
      forms: [{ trigger: "form", url: `/forms/${name}/form` }],
    };
  },
};

/** Jobs by how far they are. */
export const job = {
  running: (change: Partial<Job> = {}): Job => ({
    id: "job_1",
    kind: "train",
    workflow: "support-triage",
    status: "running",
    progress: 0.35,
    stage: "fitting the classifier",
    result: null,
    error: null,
    startedAt: new Date(FIXTURE_NOW).toISOString(),
    endedAt: null,
    ...change,
  }),
  done: (change: Partial<Job> = {}): Job => ({
    ...job.running(),
    status: "done",
    progress: 1,
    stage: "done",
    result: { accuracy: 0.951, trainedOn: 2410 },
    endedAt: new Date(FIXTURE_NOW + 9000).toISOString(),
    ...change,
  }),
  failed: (change: Partial<Job> = {}): Job => ({
    ...job.running(),
    status: "failed",
    stage: "reading labels",
    error: {
      code: "too-few-labels",
      message: "Class “feedback” has 3 labels; at least 10 are needed.",
      remedy: "Answer more reviews of this class, or import labels.",
    },
    ...change,
  }),
};
