import type { ConnectionTool } from "@surety/core/ports/connector";
import type { AllowedTool } from "@surety/core/wire/connection-tool";
import type { Arrival, CaseDetail } from "@surety/core/wire/case";
import type { ChallengeRequest } from "@surety/core/wire/challenger";
import type { Stage } from "@surety/core/wire/common";
import type { TimingRequest } from "@surety/core/wire/baseline";
import type { GateChange } from "@surety/core/wire/gate-detail";
import type { DecisionRequest, DecisionResult } from "@surety/core/wire/review";
import type { OutcomePost, OutcomeReceipts } from "@surety/core/wire/outcome";
import type { Role } from "@surety/core/wire/session";
import type { CascadeEstimate } from "@surety/core/wire/cascade";
import type { Job } from "@surety/core/wire/workflow";
import type { DeskCommands } from "../assign/desk-commands.ts";
import type { BulkCommands } from "./bulk-commands.ts";
import type { PracticeCommands } from "./practice-commands.ts";
import type { DecisionEntry } from "./decision-entry.ts";
import type { HistoricCase } from "./baseline-commands.ts";
import type { MailCommands } from "./mail-commands.ts";
import type { OutcomeOrigin } from "./outcome-commands.ts";
import type { DecidingCommands } from "./deciding-commands.ts";
import type { ExperimentCommands } from "../experiment/experiment-commands.ts";
import type { KnowledgeCommands } from "../knowledge/knowledge-commands.ts";
import type { DatasetCommands } from "./dataset-commands.ts";
import type { ObligationCommands } from "../obligations/obligation-commands.ts";
import type { ViewCommands } from "./view-commands.ts";

/** Who does something: a person with a session, a machine with a key, or Surety itself. */
export interface Actor {
  kind: "person" | "key" | "system";
  id: string;
  name: string;
  role: Role;
}

/** One thing that arrived. What is `unreadable` goes to the journal as invalid, with that as its reason. */
export interface ArrivedEvent {
  payload: unknown;
  idempotencyKey?: string;
  unreadable?: Arrival["problems"][number];
}

export interface IngestRequest {
  workflow: string;
  trigger: string;
  events: ArrivedEvent[];
  kind: "api" | "webhook" | "form" | "file" | "folder" | "email";
  /** The person or key who sends it, where that is known. */
  sender?: string | undefined;
  /** Whether it will be waited for how their cases end: `waitForCase` then has it without reading. */
  awaited?: boolean;
}

export interface ImportRequest {
  workflow: string;
  format: "csv" | "jsonl";
  content: ReadableStream<Uint8Array>;
  /** Length of the content where the sender said it, for the progress. */
  bytes: number | null;
}

export interface LabelItem {
  text: string;
  value: string;
  externalId?: string;
  segment?: string;
}

/** What to try against the version in force: its document (as data or YAML) where it is another one. */
export interface Challenge extends Omit<ChallengeRequest, "document"> {
  document?: unknown;
}

/** Every verb of the product. Each commits before it resolves; what is refused arrives as a `UserError`. */
export interface Commands
  extends
    DatasetCommands,
    BulkCommands,
    DecidingCommands,
    DeskCommands,
    ExperimentCommands,
    KnowledgeCommands,
    MailCommands,
    PracticeCommands,
    ObligationCommands,
    ViewCommands {
  /** Unknown workflows and triggers are refused; everything else has a fate, one for each event, in their order. */
  ingest(request: IngestRequest): Promise<Arrival[]>;
  /** Resolves when the case is done, failed or waits for a person, or when the time is over. */
  waitForCase(caseId: string, milliseconds: number, isNew?: boolean): Promise<CaseDetail | null>;
  /** A document, or its YAML text. */
  saveWorkflow(source: unknown, actor: Actor): Promise<{ name: string; hash: string; number: number }>;
  setStage(workflow: string, stage: Stage, actor: Actor, because?: string): Promise<void>;
  /** People decide against the clock and without a suggestion until enough cases are timed. */
  startTiming(workflow: string, request: TimingRequest, actor: Actor): Promise<void>;
  stopTiming(workflow: string, actor: Actor): Promise<void>;
  /** Historic cases become the measurement of manual work. */
  importBaseline(workflow: string, cases: readonly HistoricCase[], actor: Actor): Promise<void>;
  /** What later turned out; each is kept, and joined to its case as soon as that is known. */
  postOutcomes(posts: readonly OutcomePost[], origin: OutcomeOrigin, actor: Actor): Promise<OutcomeReceipts>;
  /** Makes a challenger where a model is at work; `activate` puts the new one in force at once, which is kept. */
  startTraining(workflow: string, actor: Actor, activate?: boolean): Promise<Job>;
  /** With `retrain` the challenger comes to be at the end of a job; else it is there when this resolves. */
  challenge(
    workflow: string,
    request: Challenge,
    actor: Actor,
  ): Promise<{ challenger: string; job: null } | { challenger: null; job: Job }>;
  withdrawChallenger(id: string, actor: Actor): Promise<void>;
  /** What asking language models for it may cost from now on, all together, in the workflow's currency. */
  setChallengerSpend(id: string, spend: number, actor: Actor): Promise<void>;
  setCanary(id: string, share: number, actor: Actor): Promise<void>;
  /** Gives the id of the promotion. `because` is needed where the criteria are not met. */
  promoteChallenger(id: string, because: string | undefined, actor: Actor): Promise<string>;
  /** Puts back what was in force before the last promotion, and gives its id. */
  rollBack(workflow: string, because: string, actor: Actor): Promise<string>;
  /** Another target, audit share or hand-set threshold: a new version of the document. */
  changeGate(workflow: string, judgment: string, change: GateChange, actor: Actor): Promise<void>;
  /** What asking every stage of a workflow's cascades about its labels would cost; nobody is asked. */
  estimateCascades(workflow: string): Promise<CascadeEstimate>;
  /** `spend`: the most that asking every stage of its cascades may cost, in the workflow's currency; null asks nobody. */
  startCalibration(workflow: string, actor: Actor, spend?: number | null): Promise<Job>;
  /** The same, with the models of cascades asked in batches. */
  startCalibrationInBatches(workflow: string, actor: Actor, spend: number): Promise<Job>;
  startImport(request: ImportRequest, actor: Actor): Promise<Job>;
  addLabels(
    workflow: string,
    judgment: string,
    items: LabelItem[],
    actor: Actor,
    verified?: boolean,
  ): Promise<{ added: number; skipped: number }>;
  claimReview(reviewId: string, actor: Actor): Promise<void>;
  releaseReview(reviewId: string, actor: Actor): Promise<void>;
  skipReview(reviewId: string, actor: Actor): Promise<void>;
  /** `entry` where it is one of many that are decided at once, or comes through a mailed link. */
  decideReview(
    reviewId: string,
    request: DecisionRequest,
    actor: Actor,
    entry?: DecisionEntry,
  ): Promise<DecisionResult>;
  undoDecision(reviewId: string, actor: Actor): Promise<DecisionResult>;
  /** Shows what the machine thinks where evidence comes first; what would have been answered (null: nothing) is kept. */
  askSuggestion(reviewId: string, answers: Record<string, string> | null, actor: Actor): Promise<void>;
  retryCase(caseId: string, actor: Actor): Promise<void>;
  cancelCase(caseId: string, actor: Actor): Promise<void>;
  unblindCase(caseId: string, actor: Actor): Promise<void>;
  acknowledgeAlert(alertId: string, actor: Actor): Promise<void>;
  resolveAlert(alertId: string, resolution: string, actor: Actor): Promise<void>;
  /** Tries the deliveries that failed again. */
  redeliverAlert(alertId: string, actor: Actor): Promise<void>;
  /** Sends an alert that says that nothing is wrong; gives its id. */
  testAlerts(workflow: string, actor: Actor): Promise<string>;
  /** Lets a gate that an alarm has shut automate again on a person's word, which is kept. */
  reopenGate(
    gate: { workflow: string; judgment: string; segment: string },
    because: string,
    actor: Actor,
  ): Promise<void>;
  saveConnection(name: string, kind: string, settings: Record<string, unknown>, actor: Actor): Promise<void>;
  deleteConnection(name: string, actor: Actor): Promise<void>;
  /** Seals a secret that documents name, in place of an older one of that name. */
  enterSecret(name: string, text: string, actor: Actor): Promise<void>;
  removeSecret(name: string, actor: Actor): Promise<void>;
  /** What a connection offers by name, as its other side describes it now. */
  listTools(connection: string): Promise<readonly ConnectionTool[]>;
  /** Allows a tool as it was seen (its fingerprint), or takes the permission back (`use` null). */
  allowTool(connection: string, allowed: AllowedTool, actor: Actor): Promise<void>;
  /** Never throws for what the other side says: that is the message. */
  testConnection(name: string): Promise<{ ok: boolean; message: string }>;
}
