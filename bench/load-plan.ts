/** What the load generator is told on its standard input. */
export interface LoadPlan {
  origin: string;
  path: string;
  headers: Record<string, string>;
  /** Bodies that are sent in turn; `{{n}}` in them becomes a number that no other request has. */
  bodies: string[];
  firstNumber: number;
  shape: { kind: "closed"; concurrency: number; count: number } | { kind: "open"; perSecond: number; seconds: number };
}

/** What it answers: times are milliseconds from request to the end of the case or to its wait for a person. */
export interface LoadResult {
  cases: number;
  failed: number;
  firstFailure: string | null;
  seconds: number;
  casesPerSecond: number;
  p50: number;
  p99: number;
  /** How many cases ended in each status. */
  statuses: Record<string, number>;
  /** The texts that the sentence embedding was asked about. */
  embeddedTexts: string[];
}
