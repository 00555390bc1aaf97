/** What exists around a document: connections by name and kind, functions of the project, other workflows. */
export interface World {
  readonly connections: readonly { readonly name: string; readonly kind: string }[];
  readonly functions: readonly string[];
  readonly workflows: readonly string[];
}
