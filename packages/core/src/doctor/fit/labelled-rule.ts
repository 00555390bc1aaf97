/** A rule fitted on labelled cases and measured on others. Shares lie in [0, 1]. */
export interface LabelledRule {
  readonly judgment: string;
  /** The first case whose condition holds gives the answer, as in a `rule` judgment. */
  readonly cases: readonly { readonly when: string; readonly value: string }[];
  /** Whether it answers every case, or only those that its conditions name. */
  readonly isWhole: boolean;
  /** Share of all cases that it answers. */
  readonly share: number;
  /** Held-out labels that it answered, and those among them that it got right. */
  readonly of: number;
  readonly right: number;
  /** Agreement with held-out labels and its 95 % interval; exact (Clopper and Pearson), shared among the rules tried. */
  readonly agreement: number;
  readonly low: number;
  readonly high: number;
  /** The model's right answers among labels that it had not seen, where a model is in force. */
  readonly model: { readonly right: number; readonly of: number } | null;
  /** How often the most frequent answer alone would be right on the same labels. */
  readonly majority: number;
  /** Labels it was fitted on. */
  readonly fittedOn: number;
}
