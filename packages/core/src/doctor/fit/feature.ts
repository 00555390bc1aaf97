/** A question with a yes or no for every case. */
export interface YesNo {
  readonly cel: string;
  /** What is true where it is not; also where the value is absent. */
  readonly negated: string;
  /** 1 where it holds. */
  readonly holds: Uint8Array;
}

/** A number for every case, NaN where there is none; a split is chosen where it is needed. */
export interface Measured {
  readonly cel: string;
  readonly values: Float64Array;
  /** Cases that have a number, in ascending order of it. */
  readonly order: Int32Array;
}

/** Everything that rules may ask about the cases. */
export interface Features {
  readonly questions: readonly YesNo[];
  readonly numbers: readonly Measured[];
}
