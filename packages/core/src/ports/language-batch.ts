import type { CallLimits } from "./connector.ts";
import type { Completion, CompletionRequest } from "./language-model.ts";

/** One question of a batch. Its id comes back with the answer; it is unique for ever, of at most 64 letters, digits, `-` and `_`. */
export interface BatchQuestion {
  readonly id: string;
  readonly request: CompletionRequest;
}

/** A batch as it is handed in. All of its questions go to one model. */
export interface BatchToSubmit {
  /** Ours, unique for ever: the batch is found again by it, where its provider keeps such marks. */
  readonly mark: string;
  readonly questions: readonly BatchQuestion[];
}

/** A batch that may have been handed in, by somebody who does not know what its provider calls it. */
export interface SoughtBatch {
  readonly mark: string;
  readonly questions: number;
  /** Nothing was handed in before it. */
  readonly since: Date;
}

/** How far a batch is. `refused`: its provider took none of its questions, and `problem` says why. */
export interface BatchStand {
  readonly state: "under-way" | "ended" | "refused";
  /** Questions that are answered, and those that failed. */
  readonly answered: number;
  readonly failed: number;
  readonly problem: string | null;
  /** It ended because its time was up, and those that have no result were not asked. */
  readonly isLate?: boolean;
}

/** What came of one question. Nothing is billed for what failed, expired (it was not asked in time) or was cancelled. */
export type BatchResult =
  | { readonly id: string; readonly outcome: "answered"; readonly completion: Completion }
  /** `problem` says why; `unreadable`: an answer came, is billed, and nobody can read it. */
  | {
      readonly id: string;
      readonly outcome: "failed" | "unreadable" | "expired" | "cancelled";
      readonly problem: string;
    };

/**
 * Many questions at once, answered within a day and for less. Errors are those of a connection; who hands in a batch and
 * does not hear the end of it looks for it before it hands it in again.
 */
export interface BatchDoor {
  /** What an answer costs, as a share of the usual price, where no price list says it. */
  readonly usualShare: number;
  /** Hands a batch in; gives its provider's name for it. */
  submit(batch: BatchToSubmit, limits: CallLimits): Promise<string>;
  /** Batches that may be the one sought, the newest first; where marks are kept, it alone. */
  find(sought: SoughtBatch, limits: CallLimits): Promise<readonly string[]>;
  look(id: string, limits: CallLimits): Promise<BatchStand>;
  /** What came of each question of a batch that has ended, in any order. `requestOf` gives a question by its id, null for one that is not ours. */
  results(
    id: string,
    requestOf: (id: string) => CompletionRequest | null,
    limits: CallLimits,
  ): AsyncIterable<BatchResult>;
  /** Asks its provider to stop; what was answered stays, and is billed. */
  cancel(id: string, limits: CallLimits): Promise<void>;
  /** Removes what the provider keeps of it: questions, answers. */
  forget(id: string, limits: CallLimits): Promise<void>;
}
