import type { CatalogueModel } from "@surety/core/language/model-facts";
import type { Clock } from "@surety/core/ports/clock";
import type { Connection } from "@surety/core/ports/connector";
import type { Engine } from "@surety/core/ports/engine";
import type { JudgeModel } from "@surety/core/ports/judge-model";
import type { GateBook } from "../definitions/gate-book.ts";
import type { HouseDocuments } from "../documents/house-documents.ts";
import type { DefinitionStore } from "../definitions/definition-store.ts";
import type { EngineLog } from "../engine/engine-log.ts";
import type { HouseKnowledge } from "../knowledge/house-knowledge.ts";
import type { AwaitedCases } from "../observe/awaited-cases.ts";
import type { LiveBus } from "../observe/live-bus.ts";
import type { MailTokens } from "../security/mail-tokens.ts";
import type { Database, Transaction } from "../storage/database.ts";
import type { Batches } from "../batches/batches.ts";
import type { KnownCases } from "../language/known-cases.ts";
import type { MixBook } from "../language/mix-book.ts";
import type { Completions } from "../language/ask-completion.ts";
import type { Transcriptions } from "../speech/transcriptions.ts";
import type { Lookups } from "./lookups.ts";

/** A function of the user's project that a document names. */
export type ProjectFunction = (
  input: Record<string, unknown>,
  context: { caseId: string; idempotencyKey: string | null },
) => Promise<unknown>;

/** Everything that runs need; main.ts makes the one instance. */
export interface WorkerWorld {
  database: Database;
  engine: () => Engine<Transaction>;
  definitions: DefinitionStore;
  gates: GateBook;
  /** How signals of language models are weighed together. */
  mixes: MixBook;
  /** Known cases that answers are compared with. */
  known: KnownCases;
  /** An open connection by name. Throws TerminalError where there is none of that name. */
  connection(name: string): Promise<Connection>;
  /** What the project says of language models. */
  catalogue: readonly CatalogueModel[];
  /** The model of that name; null where this installation has none. */
  model(name: string): JudgeModel | null;
  /** Asks language models, each question once and within its budgets. */
  completions: Pick<Completions, "ask">;
  /** Asks them many questions at once, for whoever can wait for a day. */
  batches: Pick<Batches, "openAll" | "cancelOf">;
  /** Has recordings written down, each once and within its budgets. */
  transcriptions: Pick<Transcriptions, "transcribe">;
  lookups: Lookups;
  documents: HouseDocuments;
  knowledge: HouseKnowledge;
  functions: ReadonlyMap<string, ProjectFunction>;
  clock: Clock;
  random: () => number;
  /** A uniform number in [0, 1) that depends on its parts and on a secret of this installation: the draw of audits. */
  auditDraw: (...parts: string[]) => number;
  /** The tokens that links in mails carry. */
  mailTokens: MailTokens;
  /** The whole address of a path of ours, as people outside open it. */
  link: (path: string) => string;
  newId: () => string;
  live: LiveBus;
  awaited: AwaitedCases;
  log: EngineLog;
}
