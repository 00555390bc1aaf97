import type { AskedModel, Json } from "./language-dialects.ts";

export type BatchProtocol = "openai" | "anthropic" | "mistral" | "google";

/** What came of one question of a batch. */
export interface BatchLine {
  id: string;
  outcome: "answered" | "failed" | "expired" | "cancelled";
  status: number;
  body: unknown;
}

/** A batch with what a provider tells of it. */
export interface ShownBatch {
  id: string;
  protocol: BatchProtocol;
  questions: readonly { id: string; asked: AskedModel }[];
  metadata: Json;
  createdAt: Date;
  cancelled: boolean;
  refused: string | null;
  /** Files of questions, answers and errors; Anthropic has none. */
  files: { input: string | null; output: string | null; errors: string | null };
  /** Its time was up before it was asked. */
  late: boolean;
  /** Null while it is under way. */
  lines: readonly BatchLine[] | null;
}

/** Of how many questions that came. */
export const countOf = ({ lines }: ShownBatch, ...outcomes: BatchLine["outcome"][]): number =>
  (lines ?? []).filter(({ outcome }) => outcomes.includes(outcome)).length;
