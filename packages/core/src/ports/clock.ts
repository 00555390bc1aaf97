/** The only source of time in the house; tests hand in one that they move. */
export interface Clock {
  now(): Date;
}
