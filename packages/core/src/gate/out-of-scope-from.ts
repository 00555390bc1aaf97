/** From this out-of-scope score on, in [0, 1], a case goes to a person whatever its confidence. */
export const outOfScopeFrom = 0.5;
