import type { Mistake } from "./edits.fixture.ts";

/** A static model. */
export const staticModelMistakes: readonly Mistake[] = [
  [
    "lets one person teach and confirm",
    "tickets",
    "no-second-person",
    (design) => {
      design.labels = { secondPerson: false };
    },
  ],
];
