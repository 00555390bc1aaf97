/**
 * The interpreter's own number: what waits in a queue is taken by any process of the same number.
 * Definitions are data, so it changes only when the meaning of a run's or a task's arguments does.
 */
export const interpreterVersion = "surety-1";

/** Whose work it is in the engine's tables. */
export const applicationName = "surety";

/** Work is claimed again after each crash of its process; the house quarantines a case long before this limit. */
export const mostRecoveries = 1000;
