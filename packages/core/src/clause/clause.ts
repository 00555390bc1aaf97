/** A stretch of a text that a person has marked, or that labels name, as a clause of a type. */
export interface ClauseSpan {
  readonly type: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

/** A clause that was found. `quote` is the text from `start` to `end`, letter by letter. */
export interface FoundClause extends ClauseSpan {
  readonly quote: string;
  /** Calibrated probability that a person would mark it so. */
  readonly confidence: number;
}

/** What is known of one type of clause in one text: that it is there, with quotes, or that it is not. */
export interface ClauseAnswer {
  readonly type: string;
  readonly present: boolean;
  /** Calibrated probability that `present` is right. */
  readonly confidence: number;
  /** The surest first; empty where the clause is not present. */
  readonly clauses: readonly FoundClause[];
}

/** A text whose clauses somebody has marked: every clause of these types, so that what is not marked is not one. */
export interface LabelledText {
  readonly text: string;
  readonly clauses: readonly ClauseSpan[];
}
