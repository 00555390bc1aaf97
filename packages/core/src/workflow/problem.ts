/** One thing that is wrong, or doubtful, in a workflow document. */
export interface Problem {
  /** JSON pointer into the document, e.g. `/flow/1/gate/maxError`; empty for the document itself. */
  readonly path: string;
  /** Stable kebab-case name, e.g. `unknown-name`. */
  readonly code: string;
  /** One sentence: what is wrong and why. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly remedy?: string;
  /** The nearest valid spelling, where there is a near one. */
  readonly nearest?: string;
  /** 1-based position in the file, where the document came from one. */
  readonly line?: number;
  readonly column?: number;
  readonly file?: string;
  /** An error stops the workflow from being saved; a warning is shown and recorded. */
  readonly severity: "error" | "warning";
}
