/** One thing wrong in an expression or template, before it is placed in a document. */
export interface Fault {
  /** Stable kebab-case name, e.g. `unknown-name`. */
  readonly code: string;
  readonly message: string;
  readonly remedy?: string;
  readonly nearest?: string;
  /** The unknown name itself, where that is the fault. */
  readonly name?: string;
  /** Characters from the start of the source. */
  readonly offset: number;
}

/** Thrown inside this folder where work on one source must stop. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.message);
    this.fault = fault;
  }
}

/** A fault as one sentence for a message: what is wrong, the nearest name, what to do. */
export function faultText(fault: Fault): string {
  const nearest = fault.nearest === undefined ? "" : ` Did you mean "${fault.nearest}"?`;
  const remedy = fault.remedy === undefined ? "" : ` ${fault.remedy}`;
  return `${fault.message}${nearest}${remedy}`;
}
