import type { InstallSize } from "./install-size.ts";
import type { TargetFigures } from "./measure-target.ts";
import type { WaitingMemory } from "./waiting-memory.ts";

/** CPU milliseconds per text of the sentence embedding alone. */
export interface EmbeddingCost {
  texts: number;
  /** Asked in groups, as under load, and one by one, as at a low rate. */
  together: number;
  alone: number;
}

/** Everything that one run of the bench has found. */
export interface Report {
  quick: boolean;
  processors: number;
  /** Load of the machine when the bench began: other work makes every figure worse. */
  loadBefore: number;
  startSeconds: { cold: number; warm: number };
  trainingSeconds: number;
  rule: TargetFigures;
  triage: TargetFigures;
  raw: TargetFigures;
  /** How many times the throughput of (c) was that of (a), round by round. */
  times: number[];
  embedding: EmbeddingCost;
  /** CPU milliseconds per case that (b) took beyond the embedding, round by round. */
  beyond: number[];
  memory: WaitingMemory;
  install: InstallSize;
}
