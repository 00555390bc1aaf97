import type { z } from "zod";
import type { Clock } from "./clock.ts";
import type { CatalogueModel, ModelFacts } from "../language/model-facts.ts";
import type { PerMinute } from "../language/pace.ts";
import type { Transcription, TranscriptionRequest } from "../speech/speech-model.ts";
import type { BatchDoor } from "./language-batch.ts";
import type { Completion, CompletionRequest } from "./language-model.ts";

/** The outside systems Surety can speak to; each has one folder in `connectors`. */
export type ConnectorKind = "postgres" | "http" | "smtp" | "mailbox" | "webhook" | "chat" | "language" | "mcp";

/** One kind of outside system: what it must be told, and how to open a connection to it. */
export interface Connector<Settings> {
  readonly kind: ConnectorKind;
  /** What people call it in the console. */
  readonly title: string;
  /** Closed schema of the settings; secrets are `secretText`, hosts on private networks must be named in `allowPrivate`. */
  readonly settings: z.ZodType<Settings>;
  /** Opens a connection; nothing is sent before the first request. Throws `UserError` where the settings cannot work. */
  open(settings: Settings, world: ConnectorWorld): Promise<Connection>;
}

/** What a connector needs of the world it runs in. */
export interface ConnectorWorld {
  readonly guard: OutboundGuard;
  readonly clock: Clock;
  /** What the project says of models, beside what their connections say. */
  readonly catalogue?: readonly CatalogueModel[];
}

/** Decides to which addresses this installation may connect; asked at connect time, with the address itself. */
export interface OutboundGuard {
  /**
   * The addresses of `host` that may be connected to, resolved now. `allowPrivate` lists what this connection may reach
   * besides public addresses (`10.0.0.0/8`, `127.0.0.1:9999`, `db.internal:5432`).
   * Throws `UserError` (`blocked-address`) where an address is not allowed, `TransientError` where the name does not resolve.
   */
  resolve(host: string, port: number, allowPrivate: readonly string[]): Promise<readonly ResolvedAddress[]>;
}

/** An address a host name stands for at this moment. */
export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

/** The part of an `AbortSignal` that callers hand in. */
export interface Cancellation {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** How long a call may take (milliseconds), and who may cut it short. */
export interface CallLimits {
  readonly timeoutMs: number;
  readonly signal?: Cancellation | undefined;
}

/** Limits of a question to a language model. */
export interface CompletionLimits extends CallLimits {
  /** Hears the answer while it is written, where its provider can: one that falls silent is given up before the time is over. */
  readonly streamed?: boolean;
}

/** A question that changes nothing outside. */
export type LookupRequest =
  /** `every`: all rows as a list, instead of the first. */
  | { kind: "sql"; sql: string; params: Readonly<Record<string, unknown>>; every?: boolean }
  | { kind: "http"; path: string; query: Readonly<Record<string, unknown>> }
  /** A tool that only reads, by its name. */
  | { kind: "tool"; tool: string; arguments: Readonly<Record<string, unknown>> };

/** An action on the outside world. */
export type EffectRequest =
  | { kind: "update"; table: string; key: Readonly<Record<string, unknown>>; set: Readonly<Record<string, unknown>> }
  | { kind: "http"; method: "POST" | "PUT" | "PATCH" | "DELETE"; path: string; body: unknown }
  | { kind: "webhook"; event: string; data: unknown }
  /** `unsubscribe` is an address that ends such mails when something is posted to it (RFC 8058). */
  | { kind: "email"; to: string; subject: string; text: string; unsubscribe?: string }
  | { kind: "notify"; text: string }
  | { kind: "tool"; tool: string; arguments: Readonly<Record<string, unknown>> };

/** What the outside answered to an effect, as JSON for the effect ledger. The ledger itself knows the time. */
export interface Receipt {
  readonly at?: never;
  /** One sentence for the timeline: `POST /tickets answered 201`. */
  readonly summary: string;
  /** The other side's identifier of what was done, where it gave one. */
  readonly reference?: string;
  /** HTTP status or SMTP reply code. */
  readonly status?: number;
}

/** Something that a connection does under a name, as its other side describes it: words of strangers, for people and models. */
export interface ConnectionTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** JSON Schema of the arguments; every call is checked against it before it is sent. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Hash of all that the other side says of it. */
  readonly fingerprint: string;
  /** What a person allowed: `lookup` only reads, `effect` acts. Null where nobody allowed it; then it is never called. */
  readonly use: "lookup" | "effect" | null;
  /** True where a person accepted this very fingerprint. A tool that has changed since is not called. */
  readonly accepted: boolean;
}

/** A mail as it lies in a mailbox; `content` is null where it is larger than was asked for. */
export interface IncomingMail {
  readonly size: number;
  readonly content: Uint8Array | null;
}

/** Where a mail goes: to those that were taken, or to those that were put aside. */
export type MailFate = "taken" | "refused";

/** A model as its provider lists it. */
export interface OfferedModel {
  readonly name: string;
  /** Tokens; null where the provider does not say. */
  readonly context: number | null;
}

/**
 * An open way to one outside system. Errors are `UserError` (settings or request), `TransientError` (try again, not before
 * `retryAfterMs`) or `TerminalError` (give it to a person). The idempotency key of an effect travels with the call.
 */
export interface Connection {
  /** The answer (first row or every row, JSON body), or null where the other side knows nothing. */
  lookup?(request: LookupRequest, limits: CallLimits): Promise<unknown>;
  effect?(request: EffectRequest, options: CallLimits & { readonly idempotencyKey: string }): Promise<Receipt>;
  /** Asks a language model. Refusals and cut-off answers are answers; the caller reads `finish`. */
  complete?(request: CompletionRequest, limits: CompletionLimits): Promise<Completion>;
  /** Many questions at once, for less; absent where its provider takes none. */
  readonly batches?: BatchDoor;
  /** Has a recording written down; absent where the other side cannot. */
  transcribe?(request: TranscriptionRequest, limits: CallLimits): Promise<Transcription>;
  /** The tools that its other side offers now, the ones that nobody allowed included. */
  tools?(limits: CallLimits): Promise<readonly ConnectionTool[]>;
  /** The models that it offers, as far as anything is known of them. */
  readonly models?: readonly ModelFacts[];
  /** How often it may be asked, by all processes together. */
  readonly perMinute?: PerMinute;
  /** Whether it hears long answers while they are written, where that is asked for. */
  readonly streams?: boolean;
  /** The models that its provider lists now, with what fits into them where it says so. */
  offered?(limits: CallLimits): Promise<readonly OfferedModel[]>;
  /**
   * Hands over the mails of a mailbox, oldest first; each is moved out of the way when `take` has resolved, and stays where
   * `take` rejects. Gives how many there were.
   */
  mails?(
    take: (mail: IncomingMail) => Promise<MailFate>,
    limits: CallLimits & { readonly most: number; readonly mostBytes: number },
  ): Promise<number>;
  /** Tries the connection without changing anything; never throws. */
  test(): Promise<{ ok: boolean; message: string }>;
  close(): Promise<void>;
}
