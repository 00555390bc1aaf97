/** The three columns of a case: what came, what happened, the answer. */
export const caseColumnsClass = "grid items-start gap-4 lg:grid-cols-[minmax(0,4fr)_minmax(0,4fr)_minmax(0,3.6fr)]";
