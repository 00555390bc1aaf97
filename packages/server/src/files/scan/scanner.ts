/** What a virus scanner says of a file. */
export type Verdict = { clean: true } | { clean: false; threat: string };

/** Looks at files before anybody reads them. */
export interface Scanner {
  /** How people know it: where it is. */
  readonly name: string;
  /**
   * Rejects with a TransientError where it does not answer, and with a UserError where it will not look at a file like
   * this one.
   */
  scan(content: AsyncIterable<Uint8Array>, size: number): Promise<Verdict>;
}
