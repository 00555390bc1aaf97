import type { ModelAnswer } from "../ports/judge-model.ts";
import type { Completion, CompletionRequest } from "../ports/language-model.ts";
import type { Unreadable } from "./read-label.ts";

/** What others said to the same question: their values, and undefined for what nobody can read. */
export interface OtherValues {
  /** Further answers of the model itself. */
  readonly again: readonly (string | null | undefined)[];
  /** Of other models. */
  readonly besides: readonly (string | null | undefined)[];
}

/** What an answer says, without who gave it and what it cost. */
export type FormedAnswer = Pick<ModelAnswer, "value" | "confidence" | "alternatives" | "outOfScope" | "signals"> &
  Partial<Pick<ModelAnswer, "fields">>;

/** An answer that could be read. */
export interface ReadAnswer {
  readonly value: string | null;
  /** How sure it says it is by itself, in [0, 1]. */
  readonly score: number;
  /** What it comes to, with what others said. */
  with(others: OtherValues): FormedAnswer;
}

/** How a kind of question is put to a language model, and read. */
export interface AnswerForm {
  /** Everything of the question but the case, in words: another one is another version. */
  readonly system: string;
  request(asked: Pick<CompletionRequest, "model" | "temperature" | "tokenProbabilities">): CompletionRequest;
  read(completion: Completion): ReadAnswer | Unreadable;
  /** What the answer depends on besides its words, for its version; empty for nothing. */
  readonly besides: Readonly<Record<string, unknown>>;
  /** Why nobody need be asked, in a sentence; null where there is something to ask about. */
  readonly nothing: string | null;
  /** Of an answer that nobody can read: its code, and what is missing. */
  readonly unread: { readonly code: string; readonly noun: string };
}
