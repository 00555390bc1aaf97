import type { Command } from "commander";
import type { Terminal } from "./terminal.ts";

interface CliCommand {
  readonly name: string;
  /** What it does, in the overview and above its own help. */
  readonly says: string;
  /** Its code, which is loaded when it is asked for. */
  readonly load: () => Promise<(terminal: Terminal) => Command>;
}

/** The commands of `surety` in the order of its help. */
export const cliCommands: readonly CliCommand[] = [
  {
    name: "init",
    says: "make a project with a first workflow",
    load: async () => (await import("./init.ts")).initCommand,
  },
  {
    name: "start",
    says: "start the API, the worker and the console in one process",
    load: async () => (await import("./start.ts")).startCommand,
  },
  {
    name: "worker",
    says: "carry cases beside other processes on the same PostgreSQL, without API and console",
    load: async () => (await import("./worker.ts")).workerCommand,
  },
  {
    name: "demo",
    says: "start with the demonstration: shipped tickets flow through support-triage, invoices through invoice-intake, contracts through contract-clauses",
    load: async () => (await import("./demo.ts")).demoCommand,
  },
  {
    name: "check",
    says: "check workflows: every name and type, and what the doctor says of their design",
    load: async () => (await import("./check.ts")).checkCommand,
  },
  {
    name: "run",
    says: "send one case through a workflow and show its timeline",
    load: async () => (await import("./run.ts")).runCommand,
  },
  {
    name: "train",
    says: "train the local models of a workflow from its labels; where one is at work, into a challenger",
    load: async () => (await import("./train.ts")).trainCommand,
  },
  {
    name: "calibrate",
    says: "measure the models in force on held-out labels, and derive the gates again",
    load: async () => (await import("./calibrate.ts")).calibrateCommand,
  },
  {
    name: "challenge",
    says: "try another document, or newly trained models, against what is in force",
    load: async () => (await import("./challenge.ts")).challengeCommand,
  },
  {
    name: "replay",
    says: "replay the period of the open challenger, and show how it compares",
    load: async () => (await import("./replay.ts")).replayCommand,
  },
  {
    name: "promote",
    says: "put a challenger in force whose criteria are met; its evidence is signed",
    load: async () => (await import("./promote.ts")).promoteCommand,
  },
  {
    name: "rollback",
    says: "put back the version, models and gates that were in force before the last promotion",
    load: async () => (await import("./rollback.ts")).rollbackCommand,
  },
  {
    name: "withdraw",
    says: "end the open challenger of a workflow; what is in force stays",
    load: async () => (await import("./withdraw.ts")).withdrawCommand,
  },
  {
    name: "baseline",
    says: "what a case costs without automation: show it, time people, or import historic cases",
    load: async () => (await import("./baseline.ts")).baselineCommand,
  },
  {
    name: "spending",
    says: "what language models cost a workflow: today against its budgets, and over four weeks",
    load: async () => (await import("./spending.ts")).spendingCommand,
  },
  {
    name: "ready",
    says: "show what a workflow needs before it may go live; exit code 1 where something is missing",
    load: async () => (await import("./ready.ts")).readyCommand,
  },
  {
    name: "stage",
    says: "move a workflow to draft, shadow, assisted, live or paused",
    load: async () => (await import("./stage.ts")).stageCommand,
  },
  {
    name: "eval",
    says: "measure a judgment on labelled cases that its model has not seen; only what --set measures is kept",
    load: async () => (await import("./eval.ts")).evalCommand,
  },
  {
    name: "experiment",
    says: "compare language models, prompts and examples with what is in force, on labelled cases",
    load: async () => (await import("./experiment.ts")).experimentCommand,
  },
  {
    name: "models",
    says: "language models: what they can really do",
    load: async () => (await import("./models.ts")).modelsCommand,
  },
  {
    name: "labels",
    says: "count the labels of a workflow: by source, waiting for a second person, doubted by the model",
    load: async () => (await import("./labels.ts")).labelsCommand,
  },
  {
    name: "knowledge",
    says: "what drafts may rest on: files and past answers, in knowledge bases",
    load: async () => (await import("./knowledge.ts")).knowledgeCommand,
  },
  {
    name: "files",
    says: "where the bytes of documents are",
    load: async () => (await import("./files.ts")).filesCommand,
  },
  {
    name: "secrets",
    says: "secrets that workflows name (secret:NAME), such as those of webhooks: enter, list, remove",
    load: async () => (await import("./secrets.ts")).secretsCommand,
  },
  {
    name: "import",
    says: "take in a workflow (.yaml, .json, .ts), cases (.csv, .jsonl --into WORKFLOW), or labels (--labels)",
    load: async () => (await import("./import.ts")).importCommand,
  },
  {
    name: "export",
    says: "print the workflow in force, the labels of a judgment, what became of drafts, or a version of an evaluation set",
    load: async () => (await import("./export.ts")).exportCommand,
  },
  {
    name: "audit",
    says: "the log of who did what",
    load: async () => (await import("./audit.ts")).auditCommand,
  },
];
