/** Each of these with each of those. */
export const product = <A, B>(these: readonly A[], those: readonly B[], join: (a: A, b: B) => string): string[] =>
  these.flatMap((a) => those.map((b) => join(a, b)));
