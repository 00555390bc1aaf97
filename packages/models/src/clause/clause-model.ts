import type { Calibrator } from "@surety/core/statistics/calibrator";
import type { ClauseMembers } from "./clause-members.ts";

/** How scores become confidences; fitted on texts that the members had not seen. Plain JSON. */
export interface ClauseRanking {
  /** Of the features of a candidate. */
  weights: number[];
  /** From a candidate's raw probability to the confidence that a person would mark it, for each type. */
  spans: Calibrator[];
  /** From the confidence of the best candidate to the probability that the type is present, for each type. */
  presence: Calibrator[];
  /** From the product of all types' confidences to the confidence that the whole answer is right. */
  whole: Calibrator;
  /** Candidates are quoted from this confidence on: where labels gave the best F1. */
  quoteFrom: number;
}

export interface ClauseModel {
  types: string[];
  members: ClauseMembers;
  ranking: ClauseRanking;
  training: { texts: number; clausesPerType: number[]; seed: number; degraded?: string | undefined };
}
