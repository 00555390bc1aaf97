import type { FieldSpecs } from "@surety/core/extract/field-schema";
import type { ReadPage } from "@surety/core/extract/read-page";
import type { Decision } from "../classifier/decision.ts";
import type { Prediction } from "../classifier/predict.ts";
import type { Answers, TrainingData } from "../classifier/fold-answers.ts";
import type { ScopeEvidence } from "../classifier/fit-decision.ts";
import type { EmbeddingMembers, NgramMember } from "../classifier/members.ts";
import type { OutOfFold } from "../classifier/trained-classifier.ts";
import type { Trial } from "../classifier/train-plan.ts";
import type { ClauseData } from "../clause/clause-training.ts";
import type { FoundClauses } from "../clause/find-clauses.ts";
import type { JudgedText } from "../clause/fit-ranking.ts";
import type { NearRow } from "../dense/nearest-rows.ts";
import type { ReadField } from "../extract/extractor.ts";
import type { ExtractorRequest, OutOfFoldFields } from "../extract/fit-extractor.ts";
import type { CurveQuestion, LayoutCurve } from "../extract/layout-curve.ts";

/** Members that were trained on all cases. */
export interface FullMembers {
  ngram: NgramMember;
  embedding?: EmbeddingMembers | undefined;
}

export interface FinishRequest {
  labels: string[];
  full: FullMembers;
  /** One entry per fold, in the order of `index`. */
  answers: Answers[];
  index: Int32Array;
  truth: Int32Array;
  scope: ScopeEvidence | null;
  casesPerClass: number[];
  outOfScopeCases: number;
  seed: number;
  degraded: string | undefined;
}

export interface FinishResult {
  /** The encoded artefact. */
  bytes: Uint8Array;
  decision: Decision;
  outOfFold: OutOfFold;
}

/** A document as the words of its pages. */
export type PagesOfWords = readonly ReadPage[];

/** The fields that a reader has, and what it read in each document. */
export interface ExtractResult {
  fields: FieldSpecs;
  read: Record<string, ReadField>[];
}

export interface ClauseFinishRequest {
  data: ClauseData;
  /** What models thought of the texts that they had not seen. */
  judged: JudgedText[];
  clausesPerType: number[];
  degraded: string | undefined;
}

/** Embedded texts that others are compared with, in groups that lie one after the other and end before these rows. */
export interface KnownRows {
  /** In row order, in memory that threads share. */
  values: Float32Array;
  ends: readonly number[];
}

/** What a model worker can be asked, and what it answers. */
export interface Tasks {
  embed: { request: { texts: readonly string[]; remember: boolean }; result: Float32Array };
  nearest: { request: { texts: readonly string[]; known: KnownRows }; result: NearRow[][][] };
  predict: { request: { hash: string; bytes: Uint8Array; texts: readonly string[] }; result: Prediction[] };
  trial: { request: { data: TrainingData; trial: Trial; withStrangers: boolean }; result: Answers };
  fit: { request: { data: TrainingData }; result: FullMembers };
  finish: { request: FinishRequest; result: FinishResult };
  "fit-extractor": { request: ExtractorRequest; result: { bytes: Uint8Array; outOfFold: OutOfFoldFields } };
  "layout-curve": { request: CurveQuestion; result: LayoutCurve };
  extract: { request: { hash: string; bytes: Uint8Array; documents: readonly PagesOfWords[] }; result: ExtractResult };
  judgeUnseen: { request: { data: ClauseData; fit: number[]; ask: number[] }; result: JudgedText[] };
  finishClauses: { request: ClauseFinishRequest; result: Uint8Array };
  findClauses: { request: { hash: string; bytes: Uint8Array; text: string }; result: FoundClauses };
}

export type TaskMessage = { [K in keyof Tasks]: { id: number; kind: K; request: Tasks[K]["request"] } }[keyof Tasks];

/** What a worker is sent: a task, or that it should end. */
export type WorkerMessage = TaskMessage | "end";

/** An error as it crosses the thread border. */
export interface ErrorFactsOnWire {
  kind: "user" | "transient" | "terminal" | "bug";
  code: string;
  message: string;
  remedy?: string | undefined;
  field?: string | undefined;
}

export type ReplyMessage = { id: number; result: unknown } | { id: number; error: ErrorFactsOnWire };

export interface WorkerSettings {
  cacheFolder: string;
  /** A copy of the package that carries the sentence model; the installed one when not given. */
  modelFolder?: string | undefined;
}
