/** A case with its known right answer, as far as rules may look at it. */
export interface LabelledCase {
  /** What expressions can read before the judgment: `input`, and what prepare steps made. */
  readonly scope: Readonly<Record<string, unknown>>;
  readonly label: string;
}
