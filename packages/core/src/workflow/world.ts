/** What exists around a document: connections by name and kind, functions of the project, other workflows, people. */
export interface World {
  readonly connections: readonly KnownConnection[];
  readonly functions: readonly string[];
  readonly workflows: readonly string[];
  /** Groups of people, and what people can; absent where they are not known, and then not checked. */
  readonly groups?: readonly string[];
  readonly skills?: readonly string[];
  /** True for a version that was checked when it was saved: what has gone since shows in the cases that need it. */
  readonly wasChecked?: boolean;
}

/** A connection as documents may name it. */
export interface KnownConnection {
  readonly name: string;
  readonly kind: string;
  /** The tools that it may call; absent where they are not known, and then not checked. */
  readonly tools?: readonly { readonly name: string; readonly reads: boolean }[];
}

/** The world of a stored version. A connection that was deleted must not stop the cases that never reach it. */
export const checkedWorld: World = { connections: [], functions: [], workflows: [], wasChecked: true };
